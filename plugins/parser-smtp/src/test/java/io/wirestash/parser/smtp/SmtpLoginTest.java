package io.wirestash.parser.smtp;

import static io.wirestash.parser.smtp.Wires.base64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wirestash.api.auth.Auth;
import io.wirestash.api.auth.LoginResult;
import io.wirestash.api.auth.SecretState;
import io.wirestash.api.parser.Direction;
import io.wirestash.testkit.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpLoginTest {
  private final Wire wire = Wires.shown();

  private List<Auth> logins() {
    return wire.events(Auth.class);
  }

  private Auth only() {
    assertThat(logins()).hasSize(1);
    return logins().get(0);
  }

  private static String secret(Auth auth) {
    return auth.secret() == null ? null : auth.secret().text();
  }

  @Test
  void readsPlainWithItsInitialResponse() {
    wire.server("220 mx.test ESMTP Postfix\r\n").client("AUTH PLAIN " + base64("\0alice\0s3cret") + "\r\n");
    wire.server("235 2.7.0 Accepted\r\n");
    assertThat(only())
        .extracting(Auth::service, Auth::mechanism, Auth::user, SmtpLoginTest::secret, Auth::result, Auth::resultCode,
            Auth::resultText, Auth::serverSoftware)
        .containsExactly("smtp", "PLAIN", "alice", "s3cret", LoginResult.SUCCESS, "235", "2.7.0 Accepted",
            "mx.test ESMTP Postfix");
  }

  @Test
  void readsPlainAfterAChallenge() {
    wire.client("auth plain\r\n").server("334 \r\n").client(base64("as\0alice\0") + "\r\n").server("535 5.7.8 no\r\n");
    assertThat(only()).extracting(Auth::user, Auth::database, SmtpLoginTest::secret, Auth::result)
        .containsExactly("alice", "as", "", LoginResult.FAILURE);
  }

  @ParameterizedTest
  @CsvSource({"'AUTH LOGIN\r\n',334 VXNlcm5hbWU6", "'AUTH LOGIN YWxpY2U=\r\n',"})
  void readsLogin(String command, String challenge) {
    wire.client(command);
    if (challenge != null) wire.server(challenge + "\r\n").client(base64("alice") + "\r\n");
    wire.server("334 UGFzc3dvcmQ6\r\n").client(base64("s3cret") + "\r\n").server("235 AUTHENTICATION SUCCESSFUL\r\n");
    assertThat(only()).extracting(Auth::mechanism, Auth::user, SmtpLoginTest::secret, Auth::result)
        .containsExactly("LOGIN", "alice", "s3cret", LoginResult.SUCCESS);
  }

  @Test
  void takesALineForAResponseWhileOneIsOwed() {
    wire.client("AUTH LOGIN\r\n").server("334 VXNlcm5hbWU6\r\n").client("QUIT\r\n").server("334 UGFzc3dvcmQ6\r\n");
    wire.client("NOOP\r\n").server("535 no\r\n");
    assertThat(only().attempt()).isEqualTo(1);
    assertThat(only().secret().length()).isEqualTo(3);
  }

  @Test
  void readsAttemptsThatDoNotWaitForTheServer() {
    String attempt = "AUTH LOGIN\r\n" + base64("bob") + "\r\n" + base64("pw") + "\r\n";
    wire.client(attempt + "QUIT\r\n").server("334 VXNlcm5hbWU6\r\n334 UGFzc3dvcmQ6\r\n235 ok\r\n221 bye\r\n");
    assertThat(only()).extracting(Auth::user, SmtpLoginTest::secret, Auth::result)
        .containsExactly("bob", "pw", LoginResult.SUCCESS);
  }

  /** The example of RFC 2195 section 2. */
  @Test
  void readsCramMd5() {
    String challenge = "<1896.697170952@postoffice.reston.mci.net>";
    wire.client("AUTH CRAM-MD5\r\n").server("334 " + base64(challenge) + "\r\n");
    wire.client(base64("tim b913a602c7eda7a495b4e6e7334d3890") + "\r\n").server("235 ok\r\n");
    assertThat(only()).extracting(Auth::user, Auth::secretState, Auth::challenge, Auth::response)
        .containsExactly("tim", SecretState.HASHED, base64(challenge), "b913a602c7eda7a495b4e6e7334d3890");
    assertThat(only().hash().hashcatMode()).isEqualTo(10200);
    assertThat(CramMd5Exchange.matches("tanstaaftanstaaf", challenge.getBytes(), only().response())).isTrue();
    assertThat(CramMd5Exchange.matches("tanstaaf", challenge.getBytes(), only().response())).isFalse();
  }

  /** The example of RFC 2831 section 4. */
  @Test
  void readsDigestMd5() {
    wire.client("AUTH DIGEST-MD5\r\n");
    wire.server("334 " + base64("realm=\"elwood.innosoft.com\",nonce=\"OA6MG9tEQGm2hh\",qop=\"auth\",algorithm=md5-sess,"
        + "charset=utf-8") + "\r\n");
    wire.client(base64("charset=utf-8,username=\"chris\",realm=\"elwood.innosoft.com\",nonce=\"OA6MG9tEQGm2hh\","
        + "nc=00000001,cnonce=\"OA6MHXh6VqTrRk\",digest-uri=\"imap/elwood.innosoft.com\","
        + "response=d388dad90d4bbd760a152321f2143af7,qop=auth") + "\r\n");
    wire.server("334 " + base64("rspauth=ea40f60335c427b5527b84dbabcdfffd") + "\r\n").client("\r\n").server("235 ok\r\n");
    assertThat(only()).extracting(Auth::user, Auth::database, Auth::response, Auth::result)
        .containsExactly("chris", "elwood.innosoft.com", "d388dad90d4bbd760a152321f2143af7", LoginResult.SUCCESS);
    assertThat(DigestMd5Exchange.matches("secret", only().hash().value())).isTrue();
    assertThat(DigestMd5Exchange.matches("Secret", only().hash().value())).isFalse();
  }

  /** The example of RFC 7677 section 3. */
  @Test
  void readsScram() {
    wire.client("AUTH SCRAM-SHA-256 " + base64("n,,n=user,r=rOprNGfwEbeRWgbNEkqO") + "\r\n");
    String serverFirst = "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
    wire.server("334 " + base64(serverFirst) + "\r\n");
    String clientFinal = "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
    wire.client(base64(clientFinal) + "\r\n").server("334 " + base64("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=") + "\r\n");
    wire.client("\r\n").server("235 ok\r\n");
    assertThat(only()).extracting(Auth::mechanism, Auth::user, Auth::challenge, Auth::response, Auth::result)
        .containsExactly("SCRAM-SHA-256", "user", serverFirst, clientFinal, LoginResult.SUCCESS);
    String clientFirst = "n=user,r=rOprNGfwEbeRWgbNEkqO";
    assertThat(only().hash().value()).isEqualTo(clientFirst + ',' + serverFirst + ',' + clientFinal);
    assertThat(ScramExchange.matches("pencil", "SHA-256", clientFirst, serverFirst, clientFinal)).isTrue();
    assertThat(ScramExchange.matches("pen", "SHA-256", clientFirst, serverFirst, clientFinal)).isFalse();
  }

  @Test
  void readsXoauth2() {
    wire.client("AUTH XOAUTH2 " + base64("user=a@b.test\1auth=Bearer ya29.token\1\1") + "\r\n");
    wire.server("334 " + base64("{\"status\":\"401\"}") + "\r\n").client("\r\n").server("535 5.7.1 no\r\n");
    assertThat(only()).extracting(Auth::mechanism, Auth::user, SmtpLoginTest::secret, Auth::result)
        .containsExactly("XOAUTH2", "a@b.test", "ya29.token", LoginResult.FAILURE);
  }

  /** The example of RFC 7628 section 4.1. */
  @Test
  void readsOauthBearer() {
    String message = "n,a=user@example.com,\1host=server.example.com\1port=143\1auth=Bearer vF9dft4qmT\1\1";
    wire.client("AUTH OAUTHBEARER " + base64(message) + "\r\n").server("235 ok\r\n");
    assertThat(only()).extracting(Auth::user, SmtpLoginTest::secret).containsExactly("user@example.com", "vF9dft4qmT");
  }

  @Test
  void keepsTokensOfOtherMechanismsOutOfSight() {
    Wire masked = Wires.masked().client("AUTH GSSAPI " + base64("canary") + "\r\n").server("235 ok\r\n");
    assertThat(masked.events(Auth.class)).extracting(Auth::mechanism, Auth::secretState)
        .containsExactly(tuple("GSSAPI", SecretState.HASHED));
    assertThat(masked.emitted().toString()).doesNotContain(base64("canary"));
  }

  @ParameterizedTest
  @CsvSource({
    "'AUTH PLAIN AGEAY2FuYXJ5\r\n',",
    "'AUTH LOGIN\r\n', 'YQ==\r\nY2FuYXJ5\r\n'",
    "'AUTH XOAUTH2 dXNlcj1hAWF1dGg9QmVhcmVyIGNhbmFyeQEB\r\n',",
    "'AUTH WHAT\r\n', 'Y2FuYXJ5\r\n'",
  })
  void showsNoSecretUnlessTold(String command, String responses) {
    Wire masked = Wires.masked().client(command);
    if (responses != null) masked.client(responses);
    masked.server("535 no\r\n").client("Y2FuYXJ5\r\n").server("500 what\r\n").end();
    assertThat(masked.emitted().toString()).doesNotContainIgnoringCase("canary").doesNotContainIgnoringCase("Y2FuYXJ5");
  }

  @Test
  void seesEachAttemptOfABruteForceAttack() {
    for (int i = 0; i < 3000; i++) wire.client("AUTH PLAIN " + base64("\0u\0" + i) + "\r\n").server("535 no\r\n");
    assertThat(logins()).hasSize(3000).allMatch(auth -> auth.result() == LoginResult.FAILURE);
    assertThat(logins().get(2999).attempt()).isEqualTo(3000);
  }

  @Test
  void countsAnExchangeThatTheClientGivesUpAsFailed() {
    wire.client("AUTH LOGIN\r\n").server("334 VXNlcm5hbWU6\r\n").client("*\r\n").server("501 5.7.0 given up\r\n");
    assertThat(only()).extracting(Auth::result, Auth::resultCode).containsExactly(LoginResult.FAILURE, "501");
  }

  @Test
  void knowsNoResultWithoutAReply() {
    wire.client("AUTH PLAIN " + base64("\0a\0b") + "\r\n").end();
    assertThat(only()).extracting(Auth::user, Auth::result).containsExactly("a", LoginResult.UNKNOWN);
  }

  @Test
  void saysWhenBytesOfAnAttemptAreMissing() {
    wire.client("AUTH LOGIN\r\n").server("334 VXNlcm5hbWU6\r\n").lose(Direction.CLIENT, 14).server("334 UGFzc3dvcmQ6\r\n");
    wire.client(base64("canary") + "\r\n").server("235 ok\r\n");
    assertThat(only()).extracting(Auth::user, Auth::secret, Auth::result, Auth::incomplete)
        .containsExactly(null, null, LoginResult.SUCCESS, true);
  }

  @Test
  void notesWhatIsNoBase64() {
    wire.client("AUTH PLAIN\r\n").server("334 \r\n").client("A\r\n").server("501 what\r\n");
    assertThat(wire.anomalies()).containsExactly("smtp.bad_base64");
    assertThat(only().result()).isEqualTo(LoginResult.FAILURE);
  }
}
