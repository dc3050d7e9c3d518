package io.wirestash.parser.postgresql;

import static io.wirestash.parser.postgresql.Bytes.GSS_REQUEST;
import static io.wirestash.parser.postgresql.Bytes.OK;
import static io.wirestash.parser.postgresql.Bytes.READY;
import static io.wirestash.parser.postgresql.Bytes.SSL_REQUEST;
import static io.wirestash.parser.postgresql.Bytes.error;
import static io.wirestash.parser.postgresql.Bytes.i32;
import static io.wirestash.parser.postgresql.Bytes.message;
import static io.wirestash.parser.postgresql.Bytes.startup;
import static org.assertj.core.api.Assertions.assertThat;

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

class PostgresqlLoginTest {
  private static final String ANSWER = "md5" + "0123456789abcdef".repeat(2);

  Wire wire = wire(Credentials.SHOW);

  static Wire wire(Credentials credentials) {
    PostgresqlOptions options = new PostgresqlOptions(List.of(5432), false, Duration.ofSeconds(60));
    return Wire.to(new PostgresqlParser(options, FixedSecrets.of(credentials)));
  }

  private Auth auth() {
    assertThat(wire.events(Auth.class)).hasSize(1);
    return wire.events(Auth.class).get(0);
  }

  private Pgsql beginning() {
    return wire.events(Pgsql.class).get(0);
  }

  @Test
  void tellsOfALoginWithoutProof() {
    wire.client(startup("joe", "shop"))
        .server(OK, message('S', "server_version\0" + "15.1\0"), message('K', i32(77) + i32(1)), READY);

    assertThat(auth())
        .extracting(Auth::service, Auth::mechanism, Auth::user, Auth::database, Auth::result)
        .containsExactly("pgsql", "trust", "joe", "shop", LoginResult.SUCCESS);
    assertThat(auth()).extracting(Auth::serverSoftware, Auth::clientSoftware).containsExactly("15.1", "test");
    assertThat(beginning().startup()).extracting(Startup::protocolVersion, Startup::backendPid)
        .containsExactly("3.0", 77);
    assertThat(wire.confirmed()).isTrue();
  }

  @Test
  void isNoSuccessUntilTheServerIsReady() {
    wire.client(startup("joe", "shop")).server(OK, error("28000", "role \"joe\" does not exist"));

    assertThat(auth())
        .extracting(Auth::result, Auth::resultCode, Auth::resultText)
        .containsExactly(LoginResult.FAILURE, "28000", "role \"joe\" does not exist");
    assertThat(beginning().result().error().severity()).isEqualTo("ERROR");
  }

  @Test
  void doesNotKnowAResultThatItDidNotSee() {
    wire.client(startup("joe", "shop")).server(message('R', i32(3))).end();

    assertThat(auth().result()).isEqualTo(LoginResult.UNKNOWN);
    assertThat(beginning().unanswered()).isTrue();
  }

  @Test
  void seesAPasswordInTheClear() {
    wire.client(startup("joe", "shop")).server(message('R', i32(3))).client(message('p', "open\0")).server(OK, READY);

    assertThat(auth().mechanism()).isEqualTo("password");
    assertThat(auth().secret().text()).isEqualTo("open");
  }

  @Test
  void hidesItUnlessCredentialsAreShown() {
    wire = wire(Credentials.MASK);
    wire.client(startup("joe", "shop")).server(message('R', i32(3))).client(message('p', "open\0")).server(OK, READY);

    assertThat(auth().secret().text()).isNull();
    assertThat(auth().secret().length()).isEqualTo(4);
  }

  @Test
  void showsWhatAGuessOfAnMd5PasswordCanBeCheckedAgainst() {
    wire.client(startup("joe", "shop")).server(message('R', i32(5) + "salt")).client(message('p', ANSWER + "\0"))
        .server(OK, READY);

    assertThat(auth().mechanism()).isEqualTo("md5");
    assertThat(auth().secretState()).isEqualTo(SecretState.HASHED);
    assertThat(auth().response()).isEqualTo(ANSWER);
    assertThat(auth().hash().value()).isEqualTo("$postgres$joe*73616c74*" + ANSWER.substring(3));
    assertThat(auth().hash().hashcatMode()).isEqualTo(11100);
  }

  @Test
  void showsNothingOfItElse() {
    for (Credentials credentials : List.of(Credentials.MASK, Credentials.DROP)) {
      wire = wire(credentials);
      wire.client(startup("joe", "shop")).server(message('R', i32(5) + "salt")).client(message('p', ANSWER + "\0"))
          .server(OK, READY);

      assertThat(auth()).extracting(Auth::secret, Auth::challenge, Auth::response, Auth::hash).containsOnlyNulls();
    }
  }

  @Test
  void followsAConversationOfScram() {
    String first = "n,,n=,r=abc";
    wire.client(startup("joe", "shop")).server(message('R', i32(10) + "SCRAM-SHA-256-PLUS\0SCRAM-SHA-256\0\0"))
        .client(message('p', "SCRAM-SHA-256\0" + i32(first.length()) + first))
        .server(message('R', i32(11) + "r=abcdef,s=c2FsdA==,i=4096"))
        .client(message('p', "c=biws,r=abcdef,p=cHJvb2Y=")).server(message('R', i32(12) + "v=x"), OK, READY);

    assertThat(auth())
        .extracting(Auth::mechanism, Auth::challenge, Auth::response)
        .containsExactly("SCRAM-SHA-256", "r=abcdef,s=c2FsdA==,i=4096", "c=biws,r=abcdef,p=cHJvb2Y=");
    assertThat(auth().hash().value())
        .isEqualTo("n=,r=abc,r=abcdef,s=c2FsdA==,i=4096,c=biws,r=abcdef*cHJvb2Y=");
    assertThat(beginning().startup().saslMechanisms()).containsExactly("SCRAM-SHA-256-PLUS", "SCRAM-SHA-256");
  }

  @Test
  void takesABearersTokenForTheSecret() {
    String data = "n,,\1auth=Bearer tok.en\1\1";
    wire.client(startup("joe", "shop")).server(message('R', i32(10) + "OAUTHBEARER\0\0"))
        .client(message('p', "OAUTHBEARER\0" + i32(data.length()) + data)).server(OK, READY);

    assertThat(auth().mechanism()).isEqualTo("OAUTHBEARER");
    assertThat(auth().secret().text()).isEqualTo("tok.en");
  }

  @Test
  void namesGssapiAndSspi() {
    wire.client(startup("joe", "shop")).server(message('R', i32(7))).client(message('p', "token"))
        .server(message('R', i32(8) + "token")).client(message('p', "token")).server(OK, READY);
    assertThat(auth()).extracting(Auth::mechanism, Auth::secretState).containsExactly("GSS", SecretState.ABSENT);

    wire = wire(Credentials.SHOW);
    wire.client(startup("joe", "shop")).server(message('R', i32(9))).end();
    assertThat(auth().mechanism()).isEqualTo("SSPI");
  }

  @Test
  void handsOverToTls() {
    wire.client(SSL_REQUEST).server("S").end();

    assertThat(wire.switchedTo()).isEqualTo("tls");
    assertThat(auth()).extracting(Auth::result, Auth::encryptedAfter).containsExactly(LoginResult.UNKNOWN, true);
    assertThat(beginning().startup().tls()).isEqualTo("accepted");
  }

  @Test
  void goesOnWhereEncryptionIsRefused() {
    wire.client(GSS_REQUEST).server("N").client(SSL_REQUEST).server("N")
        .client(startup("joe", "shop")).server(OK, READY);

    assertThat(auth().result()).isEqualTo(LoginResult.SUCCESS);
    assertThat(beginning().startup()).extracting(Startup::tls, Startup::gss).containsExactly("refused", "refused");
  }

  @Test
  void readsNothingOfWhatGssapiEncrypts() {
    wire.client(GSS_REQUEST).server("G");

    assertThat(wire.isDone()).isTrue();
    assertThat(auth().encryptedAfter()).isTrue();
    assertThat(beginning().startup().gss()).isEqualTo("accepted");
  }

  @Test
  void tellsWhoseQueryIsToBeCancelled() {
    wire.client(startup(StartupPacket.CANCEL, i32(4711) + i32(1))).end();

    assertThat(beginning().command()).isEqualTo("cancel");
    assertThat(beginning().startup().cancelPid()).isEqualTo(4711);
    assertThat(wire.events(Auth.class)).isEmpty();
  }

  @Test
  void readsTheBeginningOfVersion2() {
    String packet = "shop" + "\0".repeat(60) + "joe" + "\0".repeat(29) + "\0".repeat(64 + 64 + 64);
    wire.client(startup(0x20000, packet));

    assertThat(auth()).extracting(Auth::user, Auth::database, Auth::result)
        .containsExactly("joe", "shop", LoginResult.UNKNOWN);
    assertThat(wire.isDone()).isTrue();
  }

  @Test
  void tellsOfALoginWhoseBeginningWasNotCaptured() {
    wire.server(message('R', i32(5) + "salt")).client(message('p', ANSWER + "\0")).server(OK, READY);

    assertThat(auth())
        .extracting(Auth::user, Auth::mechanism, Auth::result, Auth::incomplete)
        .containsExactly(null, "md5", LoginResult.SUCCESS, true);
  }

  @Test
  void marksALoginOfWhichBytesAreMissing() {
    wire.client(startup("joe", "shop")).lose(Direction.SERVER, 9).server(READY);

    assertThat(auth()).extracting(Auth::result, Auth::incomplete).containsExactly(LoginResult.UNKNOWN, true);
  }

  @Test
  void refusesLengthsThatLie() {
    for (int length : new int[] {Integer.MIN_VALUE, -1, 0, 3, Integer.MAX_VALUE}) {
      wire = wire(Credentials.SHOW);
      wire.client(startup("joe", "shop")).server('R' + i32(length) + i32(0));

      assertThat(wire.anomalies()).containsExactly("pgsql.out_of_range");
    }
  }

  @Test
  void givesTheSameByteByByte() {
    String[] client = {SSL_REQUEST, startup("joe", "shop"), message('p', ANSWER + "\0")};
    String[] server = {"N", message('R', i32(5) + "salt"), OK + READY};
    Wire slow = wire(Credentials.SHOW).bytewise();
    for (int i = 0; i < client.length; i++) {
      wire.client(client[i]).server(server[i]);
      slow.client(client[i]).server(server[i]);
    }
    assertThat(slow.events(Record.class)).isEqualTo(wire.events(Record.class));
  }
}
