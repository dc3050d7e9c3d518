package io.wirestash.parser.redis;

import static io.wirestash.parser.redis.RedisParserTest.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wirestash.api.auth.Auth;
import io.wirestash.api.auth.Credentials;
import io.wirestash.api.auth.LoginResult;
import io.wirestash.api.auth.SecretState;
import io.wirestash.api.parser.Direction;
import io.wirestash.testkit.FixedSecrets;
import io.wirestash.testkit.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisLoginTest {
  private static final String HELLO_3 = "%3\r\n+server\r\n+redis\r\n+version\r\n+7.0.15\r\n+proto\r\n:3\r\n";
  private final Wire wire = wire(Credentials.SHOW);

  private static Wire wire(Credentials credentials) {
    RedisOptions options = new RedisOptions(List.of(6379), false, Duration.ofSeconds(60));
    return Wire.to(new RedisParser(options, FixedSecrets.of(credentials)));
  }

  private Auth login() {
    assertThat(wire.events(Auth.class)).hasSize(1);
    return wire.events(Auth.class).get(0);
  }

  @Test
  void readsAPasswordWithoutUser() {
    wire.client(command("AUTH", "geheim")).server("+OK\r\n");
    assertThat(login())
        .extracting(Auth::service, Auth::mechanism, Auth::user, Auth::result, Auth::resultText, Auth::attempt)
        .containsExactly("redis", "AUTH", null, LoginResult.SUCCESS, "OK", 1);
    assertThat(login().secret().text()).isEqualTo("geheim");
  }

  @Test
  void readsUserAndPassword() {
    wire.client("auth bob \"ge heim\"\r\n").server("-WRONGPASS invalid username-password pair\r\n");
    assertThat(login())
        .extracting(Auth::user, Auth::result, Auth::resultCode, Auth::resultText)
        .containsExactly("bob", LoginResult.FAILURE, "WRONGPASS", "invalid username-password pair");
    assertThat(login().secret().text()).isEqualTo("ge heim");
  }

  @Test
  void readsTheLoginInHello() {
    wire.client(command("HELLO", "3", "auth", "bob", "geheim", "SETNAME", "w")).server(HELLO_3);
    assertThat(login())
        .extracting(Auth::mechanism, Auth::user, Auth::result, Auth::serverSoftware)
        .containsExactly("HELLO", "bob", LoginResult.SUCCESS, "redis 7.0.15");
    RedisEvent hello = wire.events(RedisEvent.class).get(0);
    assertThat(hello).extracting(RedisEvent::respVersion, RedisEvent::clientName, RedisEvent::aclUser)
        .containsExactly(3, "w", "bob");
  }

  @Test
  void namesTheClientsLibrary() {
    wire.client(command("CLIENT", "SETINFO", "LIB-NAME", "jedis"), command("CLIENT", "SETINFO", "LIB-VER", "6.0"));
    wire.client(command("AUTH", "x")).server("+OK\r\n+OK\r\n+OK\r\n");
    assertThat(login().clientSoftware()).isEqualTo("jedis 6.0");
  }

  @Test
  void givesEachOfPipelinedAttemptsItsOwnResult() {
    wire.client(command("AUTH", "a") + command("PING") + command("AUTH", "b"));
    wire.server("-WRONGPASS x\r\n-NOAUTH y\r\n+OK\r\n");
    assertThat(wire.events(Auth.class))
        .extracting(event -> event.secret().text(), Auth::result, Auth::attempt)
        .containsExactly(tuple("a", LoginResult.FAILURE, 1), tuple("b", LoginResult.SUCCESS, 2));
  }

  @Test
  void keepsThousandsOfPipelinedAttemptsApart() {
    StringBuilder attempts = new StringBuilder();
    for (int i = 0; i < 4000; i++) attempts.append(command("AUTH", "p" + i));
    wire.client(attempts.toString()).server("-WRONGPASS x\r\n".repeat(3999) + "+OK\r\n");
    List<Auth> logins = wire.events(Auth.class);
    assertThat(logins).hasSize(4000);
    assertThat(logins.subList(0, 3999)).allMatch(login -> login.result() == LoginResult.FAILURE);
    assertThat(logins.get(3999).secret().text()).isEqualTo("p3999");
    assertThat(logins.get(3999).result()).isEqualTo(LoginResult.SUCCESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+QUEUED\r\n", "-LOADING Redis is loading\r\n", "-NOPROTO unsupported protocol version\r\n"})
  void doesNotGuessWhenTheAnswerTellsNothing(String reply) {
    wire.client(command("HELLO", "9", "AUTH", "bob", "x")).server(reply);
    assertThat(login().result()).isEqualTo(LoginResult.UNKNOWN);
    assertThat(wire.events(RedisEvent.class).get(0).aclUser()).isNull();
  }

  @Test
  void doesNotGuessWithoutAnswer() {
    wire.client(command("AUTH", "x")).end();
    assertThat(login().result()).isEqualTo(LoginResult.UNKNOWN);
    assertThat(login().incomplete()).isNull();
  }

  @Test
  void doesNotGuessWhenTheAnswerIsLost() {
    wire.client(command("AUTH", "x")).lose(Direction.SERVER, 5);
    assertThat(login().result()).isEqualTo(LoginResult.UNKNOWN);
    assertThat(login().incomplete()).isTrue();
  }

  @Test
  void doesNotGuessWhenRepliesAreOff() {
    wire.client(command("CLIENT", "REPLY", "OFF"), command("AUTH", "x"));
    assertThat(login().result()).isEqualTo(LoginResult.UNKNOWN);
  }

  @Test
  void takesOtherCommandsForNoLogin() {
    wire.client("AUTH\r\n", "AUTH a b c\r\n", "HELLO 3\r\n", "HELLO\r\n").server("-ERR x\r\n".repeat(4));
    assertThat(wire.events(Auth.class)).isEmpty();
  }

  @Test
  void masksThePasswordAndShowsItsReuse() {
    Wire masked = wire(Credentials.MASK);
    masked.client(command("AUTH", "geheim"), command("HELLO", "3", "AUTH", "bob", "geheim")).server("+OK\r\n", HELLO_3);
    List<Auth> logins = masked.events(Auth.class);
    assertThat(logins).extracting(Auth::secretState).containsOnly(SecretState.MASKED);
    assertThat(logins.get(0).secret().reuseId()).isEqualTo(logins.get(1).secret().reuseId()).hasSize(16);
    assertThat(logins.get(0).secret().length()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH geheim, ***",
    "auth bob geheim, bob ***",
    "AUTH bob geheim geheim, *** *** ***",
    "HELLO 3 AUTH bob geheim, 3 AUTH bob ***",
    "HELLO 3 AUTH geheim, 3 AUTH ***",
    "ACL SETUSER bob on >geheim <geheim #geheim !geheim ~*, bob on *** *** *** *** ~*",
    "CONFIG SET requirepass geheim dir /tmp masterauth geheim, requirepass *** dir /tmp masterauth ***",
    "config set TLS-KEY-FILE-PASS geheim, TLS-KEY-FILE-PASS ***",
    "MIGRATE h 1 AUTH 0 9 COPY AUTH geheim KEYS a, h 1 AUTH 0 9 COPY AUTH *** KEYS a",
    "MIGRATE h 1 k 0 9 AUTH2 bob geheim, h 1 k 0 9 AUTH2 bob ***",
    "SENTINEL SET mymaster auth-pass geheim, mymaster auth-pass ***",
    "SENTINEL CONFIG SET sentinel-pass geheim, SET sentinel-pass ***"
  })
  void hidesPasswordsInCommands(String line, String arguments) {
    for (Credentials credentials : new Credentials[] {Credentials.MASK, Credentials.DROP}) {
      Wire hiding = wire(credentials).client(line + "\r\n").server("+OK\r\n");
      assertThat(hiding.events(RedisEvent.class).get(0).arguments()).containsExactly(arguments.split(" "));
      assertThat(hiding.emitted().toString()).doesNotContain("geheim");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CONFIG GET *, '*4\r\n+dir\r\n+/tmp\r\n+requirepass\r\n+geheim\r\n'",
    "EXEC, '*1\r\n%1\r\n+masterauth\r\n+geheim\r\n'",
    "ACL GENPASS, '$6\r\ngeheim\r\n'",
    "ACL LIST, '*1\r\n+user default on #geheim\r\n'",
    "ACL GETUSER bob, '*2\r\n+passwords\r\n*1\r\n+geheim\r\n'",
    "AUTH bob geheim, '-ERR unknown command ''AUTH'', with args beginning with: ''bob'' ''geheim'' \r\n'",
    "ACL SETUSER bob <geheim, '-ERR Error in ACL SETUSER modifier ''<geheim'': no such password\r\n'"
  })
  void hidesPasswordsInReplies(String line, String reply) {
    Wire hiding = wire(Credentials.MASK).client(line + "\r\n").server(reply);
    assertThat(hiding.events(RedisEvent.class).get(0).replyType()).isNotNull();
    assertThat(hiding.emitted().toString()).doesNotContain("geheim");
  }

  @Test
  void keepsTheRestOfAnErrorThatNamesTheCommand() {
    Wire hiding = wire(Credentials.MASK).client("AUTH a b c d\r\n")
        .server("-ERR wrong number of arguments for 'auth' command\r\n");
    hiding.client("SENTINEL SET m auth-pass x\r\n")
        .server("-ERR unknown command 'SENTINEL', with args beginning with: 'SET'\r\n");
    assertThat(hiding.events(RedisEvent.class))
        .extracting(RedisEvent::reply)
        .containsExactly(
            "wrong number of arguments for 'auth' command",
            "unknown command 'SENTINEL', with args beginning with: '***");
  }

  @ParameterizedTest
  @EnumSource(Credentials.class)
  void showsThemOnlyWhereThePipelineSaysSo(Credentials credentials) {
    Wire some = wire(credentials).client("CONFIG SET requirepass geheim\r\n").server("+OK\r\n");
    boolean shown = some.emitted().toString().contains("geheim");
    assertThat(shown).isEqualTo(credentials == Credentials.SHOW);
  }
}
