package io.wirestash.parser.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wirestash.api.auth.Auth;
import io.wirestash.api.auth.Credentials;
import io.wirestash.api.auth.LoginResult;
import io.wirestash.api.auth.SecretState;
import io.wirestash.api.parser.Direction;
import io.wirestash.testkit.FixedSecrets;
import io.wirestash.testkit.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;

class FtpLoginTest {
  private final Wire wire = wire(Credentials.SHOW);

  private static Wire wire(Credentials credentials) {
    return Wire.to(new FtpParser(new FtpOptions(List.of(21), false, true), FixedSecrets.of(credentials)));
  }

  private List<Auth> logins() {
    return wire.events(Auth.class);
  }

  private Auth only() {
    assertThat(logins()).hasSize(1);
    return logins().get(0);
  }

  @Test
  void seesALogin() {
    wire.server("220 (vsFTPd 3.0.3)\r\n").client("USER alice\r\n").server("331 Password?\r\n");
    wire.client("PASS s3cret word \r\n").server("230 Login successful.\r\n");
    assertThat(only())
        .extracting(Auth::service, Auth::mechanism, Auth::user, auth -> auth.secret().text(), Auth::result,
            Auth::resultCode, Auth::resultText, Auth::serverSoftware, Auth::attempt)
        .containsExactly("ftp", "USER/PASS", "alice", "s3cret word ", LoginResult.SUCCESS, "230", "Login successful.",
            "(vsFTPd 3.0.3)", 1);
    assertThat(wire.emitted()).filteredOn(each -> each.event() instanceof Auth)
        .extracting(each -> each.start().packet(), each -> each.end().packet()).containsExactly(tuple(2L, 5L));
  }

  @Test
  void masksThePasswordUnlessTold() {
    Wire masked = wire(Credentials.MASK).client("USER a\r\nPASS canary\r\n").server("331 ok\r\n530 no\r\n");
    Auth auth = masked.events(Auth.class).get(0);
    assertThat(auth.secretState()).isEqualTo(SecretState.MASKED);
    assertThat(masked.emitted().toString()).doesNotContain("canary");
  }

  @Test
  void masksAPasswordThatTheServerRepeats() {
    String repeated = "530 no: canary is wrong\r\n";
    Wire masked = wire(Credentials.MASK).client("USER a\r\nPASS canary\r\n").server("331 ok\r\n", repeated);
    assertThat(masked.emitted().toString()).doesNotContain("canary").contains("no: ****** is wrong");
    wire.client("USER a\r\nPASS canary\r\n").server("331 ok\r\n", repeated);
    assertThat(only().resultText()).isEqualTo("no: canary is wrong");
  }

  @Test
  void seesEachAttemptOfABruteForceAttack() {
    wire.server("220 ready\r\n");
    for (int i = 0; i < 3000; i++) {
      wire.client("USER root\r\n").server("331 ok\r\n").client("PASS p" + i + "\r\n").server("530 Login incorrect.\r\n");
    }
    assertThat(logins()).hasSize(3000).allMatch(auth -> auth.result() == LoginResult.FAILURE);
    assertThat(logins().get(2999)).extracting(Auth::attempt, auth -> auth.secret().text()).containsExactly(3000, "p2999");
  }

  @Test
  void seesPipelinedAttempts() {
    wire.client("USER a\r\nPASS 1\r\nUSER b\r\nPASS 2\r\n").server("331 ok\r\n530 no\r\n331 ok\r\n230 yes\r\n");
    assertThat(logins()).extracting(Auth::user, auth -> auth.secret().text(), Auth::result)
        .containsExactly(tuple("a", "1", LoginResult.FAILURE), tuple("b", "2", LoginResult.SUCCESS));
  }

  @Test
  void ignoresRefusalsOfOtherCommands() {
    wire.client("USER a\r\n").server("331 ok\r\n").client("FEAT\r\n").server("502 what\r\n");
    wire.client("PASS p\r\n").server("230 in\r\n").client("RETR x\r\n").server("550 no such file\r\n");
    assertThat(only().result()).isEqualTo(LoginResult.SUCCESS);
  }

  @Test
  void takesNoGreetingForAReply() {
    wire.client("USER a\r\nPASS p\r\n").server("120 soon\r\n220 ready\r\n331 ok\r\n530 no\r\n");
    assertThat(only()).extracting(Auth::result, Auth::serverSoftware).containsExactly(LoginResult.FAILURE, "ready");
  }

  @Test
  void namesAnonymousLogins() {
    wire.client("USER Anonymous\r\n").server("331 ok\r\n").client("PASS me@example.test\r\n").server("230 in\r\n");
    assertThat(only().mechanism()).isEqualTo("anonymous");
  }

  @Test
  void seesAUserWhoNeedsNoPassword() {
    wire.client("USER alice\r\n").server("230 in\r\n");
    assertThat(only()).extracting(Auth::mechanism, Auth::result, Auth::secretState)
        .containsExactly("USER", LoginResult.SUCCESS, SecretState.ABSENT);
  }

  @Test
  void seesAUserWhoIsRefusedAtOnce() {
    wire.client("USER root\r\n").server("530 not you\r\n");
    assertThat(only()).extracting(Auth::user, Auth::result).containsExactly("root", LoginResult.FAILURE);
  }

  @Test
  void waitsForTheAccountWhereOneIsNeeded() {
    wire.client("USER a\r\n").server("331 ok\r\n").client("PASS p\r\n").server("332 account\r\n");
    wire.client("ACCT canary\r\n").server("230 in\r\n");
    assertThat(only()).extracting(Auth::mechanism, auth -> auth.secret().text(), Auth::result)
        .containsExactly("USER/PASS/ACCT", "p", LoginResult.SUCCESS);
  }

  @Test
  void countsServiceNotAvailableAsRefusal() {
    wire.client("USER a\r\nPASS p\r\n").server("331 ok\r\n421 too many\r\n");
    assertThat(only()).extracting(Auth::result, Auth::resultCode).containsExactly(LoginResult.FAILURE, "421");
  }

  @Test
  void knowsNoResultWithoutAReply() {
    wire.client("USER a\r\n").server("331 ok\r\n").client("PASS\r\n").end();
    assertThat(only()).extracting(Auth::result, auth -> auth.secret().text()).containsExactly(LoginResult.UNKNOWN, "");
  }

  @Test
  void saysWhenBytesOfAnAttemptAreMissing() {
    wire.client("USER a\r\n").server("331 ok\r\n").client("PASS p\r\n").lose(Direction.SERVER, 8);
    assertThat(only()).extracting(Auth::result, Auth::incomplete).containsExactly(LoginResult.UNKNOWN, true);
  }

  @Test
  void saysThatLoginsGoOnEncrypted() {
    wire.client("AUTH TLS\r\n").server("234 ok\r\n");
    assertThat(only()).extracting(Auth::mechanism, Auth::result, Auth::encryptedAfter)
        .containsExactly("AUTH TLS", LoginResult.UNKNOWN, true);
  }

  @Test
  void namesTheClientsSoftware() {
    wire.client("CLNT NcFTP 3\r\n").server("200 noted\r\n").client("USER a\r\n").server("230 in\r\n");
    assertThat(only().clientSoftware()).isEqualTo("NcFTP 3");
  }
}
