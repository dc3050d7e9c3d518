package io.wirestash.parser.mysql;

import static io.wirestash.parser.mysql.Bytes.error;
import static io.wirestash.parser.mysql.Bytes.greeting;
import static io.wirestash.parser.mysql.Bytes.le;
import static io.wirestash.parser.mysql.Bytes.login;
import static io.wirestash.parser.mysql.Bytes.ok;
import static io.wirestash.parser.mysql.Bytes.packet;
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

class MysqlLoginTest {
  private static final String NATIVE = "mysql_native_password";
  private static final String SHA2 = "caching_sha2_password";
  private static final String ANSWER = "01234567890123456789";

  Wire wire = wire(Credentials.SHOW);

  static Wire wire(Credentials credentials) {
    MysqlOptions options = new MysqlOptions(List.of(3306), false, Duration.ofSeconds(60));
    return Wire.to(new MysqlParser(options, FixedSecrets.of(credentials)));
  }

  private Auth auth() {
    assertThat(wire.events(Auth.class)).hasSize(1);
    return wire.events(Auth.class).get(0);
  }

  private Mysql connect() {
    return wire.events(Mysql.class).get(0);
  }

  @Test
  void tellsWhoLoggedInAndHow() {
    wire.server(greeting(NATIVE)).client(login("joe", ANSWER, "shop", NATIVE)).server(ok(2));

    assertThat(auth())
        .extracting(Auth::service, Auth::mechanism, Auth::user, Auth::database, Auth::result, Auth::secretState)
        .containsExactly("mysql", NATIVE, "joe", "shop", LoginResult.SUCCESS, SecretState.HASHED);
    assertThat(auth().serverSoftware()).isEqualTo("8.0.36");
    assertThat(connect().handshake().connectionId()).isEqualTo(7);
    assertThat(wire.confirmed()).isTrue();
  }

  @Test
  void showsWhatAGuessCanBeCheckedAgainst() {
    wire.server(greeting(NATIVE)).client(login("joe", ANSWER, "", NATIVE)).server(ok(2));

    String salt = "6162636465666768696a6b6c6d6e6f7071727374";
    String answer = "3031323334353637383930313233343536373839";
    assertThat(auth().challenge()).isEqualTo(salt);
    assertThat(auth().response()).isEqualTo(answer);
    assertThat(auth().hash().value()).isEqualTo("$mysqlna$" + salt + "*" + answer);
    assertThat(auth().hash().hashcatMode()).isEqualTo(11200);
  }

  @Test
  void hidesAllOfThatUnlessCredentialsAreShown() {
    wire = wire(Credentials.MASK);
    wire.server(greeting(NATIVE)).client(login("joe", ANSWER, "", NATIVE)).server(ok(2));

    assertThat(auth()).extracting(Auth::challenge, Auth::response, Auth::hash).containsOnlyNulls();
    assertThat(auth().secretState()).isEqualTo(SecretState.HASHED);
  }

  @Test
  void tellsTheReasonOfARefusal() {
    wire.server(greeting(NATIVE)).client(login("joe", ANSWER, "", NATIVE))
        .server(error(2, 1045, "28000", "Access denied"));

    assertThat(auth())
        .extracting(Auth::result, Auth::resultCode, Auth::resultText)
        .containsExactly(LoginResult.FAILURE, "1045", "Access denied");
    assertThat(connect().result().sqlState()).isEqualTo("28000");
  }

  @Test
  void doesNotKnowAResultThatItDidNotSee() {
    wire.server(greeting(NATIVE)).client(login("joe", ANSWER, "", NATIVE)).end();

    assertThat(auth().result()).isEqualTo(LoginResult.UNKNOWN);
    assertThat(connect().unanswered()).isTrue();
  }

  @Test
  void followsTheServerFromOneWayToLogInToTheNext() {
    String nonce = "N".repeat(32);
    wire.server(greeting(NATIVE)).client(login("joe", ANSWER, "", NATIVE))
        .server(packet(2, "\u00feclient_ed25519\0" + nonce)).client(packet(3, "S".repeat(64)))
        .server(packet(4, "\u00femysql_clear_password\0")).client(packet(5, "guess\0")).server(ok(6));

    assertThat(auth().mechanism()).isEqualTo("mysql_clear_password");
    assertThat(auth().secret().text()).isEqualTo("guess");
    assertThat(connect().handshake().switches()).containsExactly("client_ed25519", "mysql_clear_password");
  }

  @Test
  void readsTheSwitchToTheOldestWayWhichHasNoName() {
    wire.server(greeting(NATIVE)).client(login("joe", ANSWER, "", NATIVE)).server(packet(2, "\u00fe"))
        .client(packet(3, "ABCDEFGH\0")).server(ok(4));

    assertThat(auth().mechanism()).isEqualTo("mysql_old_password");
    assertThat(auth().hash().value()).isEqualTo("6162636465666768*4142434445464748");
  }

  @Test
  void tellsWhetherTheServerKnewThePassword() {
    wire.server(greeting(SHA2)).client(login("joe", "R".repeat(32), "", SHA2)).server(packet(2, "\u0001\u0003"), ok(3));

    assertThat(connect().handshake().sha2()).isEqualTo("fast");
    assertThat(auth().result()).isEqualTo(LoginResult.SUCCESS);
  }

  @Test
  void keepsTheShortAnswerWhenThePasswordFollowsEncrypted() {
    wire.server(greeting(SHA2)).client(login("joe", "R".repeat(32), "", SHA2)).server(packet(2, "\u0001\u0004"))
        .client(packet(3, "\u0002")).server(packet(4, "\u0001-----BEGIN PUBLIC KEY-----"))
        .client(packet(5, "E".repeat(256))).server(ok(6));

    assertThat(connect().handshake().sha2()).isEqualTo("full");
    assertThat(auth().response()).isEqualTo("52".repeat(32));
    assertThat(auth().secret()).isNull();
  }

  @Test
  void seesAPasswordInTheClearAfterTheShortAnswer() {
    wire.server(greeting(SHA2)).client(login("joe", "R".repeat(32), "", SHA2)).server(packet(2, "\u0001\u0004"))
        .client(packet(3, "open\0")).server(ok(4));

    assertThat(auth().secret().text()).isEqualTo("open");
  }

  @Test
  void takesTheAnswerToAHiddenQuestionForThePassword() {
    wire.server(greeting(NATIVE)).client(login("joe", ANSWER, "", NATIVE))
        .server(packet(2, "\u00fedialog\0\u0002Your name:")).client(packet(3, "Joe\0"))
        .server(packet(4, "\u0005Password:")).client(packet(5, "hidden\0")).server(ok(6));

    assertThat(auth().mechanism()).isEqualTo("dialog");
    assertThat(auth().secret().text()).isEqualTo("hidden");
  }

  @Test
  void countsTheLoginsOfAConnection() {
    String change = "\u0011ann\0\u0014" + ANSWER + "\0" + le(45, 2) + NATIVE + "\0";
    wire.server(greeting(NATIVE)).client(login("joe", ANSWER, "", NATIVE)).server(ok(2))
        .client(packet(0, change)).server(error(1, 1045, "28000", "no"))
        .client(packet(0, change)).server(ok(1));

    assertThat(wire.events(Auth.class))
        .extracting(Auth::attempt, Auth::user, Auth::result)
        .containsExactly(
            tuple(1, "joe", LoginResult.SUCCESS),
            tuple(2, "ann", LoginResult.FAILURE),
            tuple(3, "ann", LoginResult.SUCCESS));
  }

  @Test
  void handsOverToTls() {
    String request = le(0x0808_8a00L, 4) + le(1 << 24, 4) + "\u002d" + "\0".repeat(23);
    wire.server(greeting(NATIVE, 0xffff_ffffL)).client(packet(1, request) + "\u0016\u0003\u0001");

    assertThat(wire.switchedTo()).isEqualTo("tls");
    assertThat(wire.unread(Direction.CLIENT)).containsExactly(0x16, 3, 1);
    assertThat(auth())
        .extracting(Auth::result, Auth::encryptedAfter, Auth::user)
        .containsExactly(LoginResult.UNKNOWN, true, null);
    assertThat(connect().handshake().tlsRequested()).isTrue();
  }

  @Test
  void readsNothingOfWhatIsCompressed() {
    wire.server(greeting(NATIVE, 0xffff_ffffL)).client(login(0x0008_8228, "joe", ANSWER, "", NATIVE)).server(ok(2));

    assertThat(connect().handshake().compressed()).isTrue();
    assertThat(wire.isDone()).isTrue();
  }

  @Test
  void tellsOfAServerThatTurnsAwayAtOnce() {
    wire.server(packet(0, "\u00ff" + le(1130, 2) + "Host '10.0.0.1' is not allowed to connect"));

    assertThat(connect().result().errorCode()).isEqualTo(1130);
    assertThat(wire.events(Auth.class)).isEmpty();
  }

  @Test
  void readsTheHandshakeBeforeMysql41() {
    String greeting = "\n4.0.24\0" + le(3, 4) + "saltsalt" + "\0" + le(0x2c, 2) + "\u0008" + le(2, 2) + "\0".repeat(13);
    wire.server(packet(0, greeting))
        .client(packet(1, le(0x2485, 2) + "\0\0\0" + "joe\0ABCDEFGH\0shop")).server(packet(2, "\0\0\0\u0002\0"));

    assertThat(auth())
        .extracting(Auth::mechanism, Auth::user, Auth::database, Auth::result)
        .containsExactly("mysql_old_password", "joe", "shop", LoginResult.SUCCESS);
    assertThat(auth().hash().value()).isEqualTo("73616c7473616c74*4142434445464748");
  }

  @Test
  void readsTheGreetingOfProtocol9() {
    wire.server(packet(0, "\u00093.21.33\0" + le(3, 4) + "saltsalt\0"))
        .client(packet(1, le(5, 2) + "\0\0\0joe\0ABCDEFGH\0"));

    assertThat(wire.end().events(Auth.class)).extracting(Auth::serverSoftware).containsExactly("3.21.33");
  }

  @Test
  void readsALoginWhoseGreetingWasNotCaptured() {
    wire.client(login("joe", ANSWER, "", NATIVE)).server(ok(2));

    assertThat(auth().result()).isEqualTo(LoginResult.SUCCESS);
    assertThat(auth().hash()).isNull();
  }

  @Test
  void takesNoOtherPacketForTheResult() {
    wire.client(login("joe", ANSWER, "", NATIVE)).server(ok(7));

    assertThat(auth().result()).isEqualTo(LoginResult.UNKNOWN);
  }

  @Test
  void marksALoginOfWhichBytesAreMissing() {
    wire.server(greeting(NATIVE)).client(login("joe", ANSWER, "", NATIVE)).lose(Direction.SERVER, 30).server(ok(2));

    assertThat(auth()).extracting(Auth::result, Auth::incomplete).containsExactly(LoginResult.UNKNOWN, true);
  }

  @Test
  void givesTheSameByteByByte() {
    Wire whole = wire(Credentials.SHOW);
    String[] server = {greeting(SHA2), packet(2, "\u0001\u0003"), ok(3)};
    String client = login("joe", "R".repeat(32), "shop", SHA2);
    whole.server(server[0]).client(client).server(server[1], server[2]);
    wire.bytewise().server(server[0]).client(client).server(server[1], server[2]);

    assertThat(wire.events(Record.class)).isEqualTo(whole.events(Record.class));
  }

  @Test
  void survivesLengthsThatLie() {
    String lying = le(0x0008_8200, 4) + le(1 << 24, 4) + "\u002d" + "\0".repeat(23) + "joe\0\u00ffshort";
    wire.server(greeting(NATIVE)).client(packet(1, lying));

    assertThat(wire.anomalies()).containsExactly("mysql.truncated");
    assertThat(wire.events(Auth.class)).isEmpty();
  }

  @Test
  void staysBoundedInThousandsOfAttempts() {
    String change = packet(0, "\u0011ann\0\u0014" + ANSWER + "\0" + le(45, 2) + NATIVE + "\0");
    wire.server(greeting(NATIVE)).client(login("joe", ANSWER, "", NATIVE)).server(ok(2));
    for (int i = 0; i < 5000; i++) wire.client(change).server(error(1, 1045, "28000", "no"));

    assertThat(wire.events(Auth.class)).hasSize(5001);
  }
}
