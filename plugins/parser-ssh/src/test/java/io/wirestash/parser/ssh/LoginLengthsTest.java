package io.wirestash.parser.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.auth.LoginResult;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Turns as real clients and servers have them: C and S with the bytes of a turn. */
class LoginLengthsTest {
  private static LoginGuess guess(String encryption, String mac, boolean openSsh, String turns) {
    PacketLength length = PacketLength.of(encryption, mac, "none");
    LoginLengths lengths = new LoginLengths(length, length, openSsh);
    for (String turn : turns.split(" ")) {
      int bytes = Integer.parseInt(turn.substring(1));
      if (turn.charAt(0) == 'C') lengths.client(bytes);
      else lengths.server(bytes);
      if (lengths.isOver()) break;
    }
    return lengths.guess(false);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      dropbear asks for service and methods at once | no | C112 S120 C84 S28 | success | 1 | password
      OpenSSH with a key | yes | C44 S44 C68 S76 C140 S100 C308 S28 | success | 1 | publickey
      OpenSSH with a long key | yes | S140 C44 S44 C60 S52 C1132 S1092 C2172 S28 | success | 1 | publickey
      OpenSSH, three wrong passwords | yes | S316 C44 S44 C68 S76 C84 S76 C84 S76 C84 S76 | failure | 3 | password
      OpenSSH, a key that is refused | yes | S316 C44 S44 C68 S76 C140 S76 | failure | 1 |
      a user without a password | yes | S316 C44 S44 C68 S28 | success | 1 | none
      two prompts | yes | S316 C44 S44 C68 S76 C92 S60 C84 S44 C84 S28 | success | 1 | keyboard-interactive
      a greeting before the first refusal | yes | C44 S44 C68 S112 C84 S68 C84 S68 | failure | 2 | password
      host keys together with the success | yes | C44 S44 C68 S76 C148 S656 C112 S100 | success | 1 | password
      a session, its success overlooked | yes | C44 S44 C68 S44 C372 S332 C652 S144 C384 S1460 | unknown | 1 |
      the service is refused with other lengths | no | C44 S300 | unknown | 1 |
      """)
  void tellsResultAttemptsAndMethod(
      String what, String openSsh, String turns, String result, int attempts, String method) {
    LoginGuess guess = guess("chacha20-poly1305@openssh.com", null, openSsh.equals("yes"), turns);

    assertThat(guess.result()).isEqualTo(LoginResult.valueOf(result.toUpperCase()));
    assertThat(guess.attempts()).isEqualTo(attempts);
    assertThat(guess.method()).isEqualTo(method);
    assertThat(guess.evidence()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "aes256-ctr, hmac-sha2-256, C64 S64 C80 S80 C96 S48, SUCCESS", // libssh
    "aes256-ctr, hmac-sha2-256, C64 S64 C80 S80 C96 S80, FAILURE",
    "aes128-ctr, hmac-md5, C48 S48 C64 S64 C368 S64 C96 S64 C80 S48 C80 S32, SUCCESS", // OpenSSH 5.6, two prompts
    "aes128-cbc, hmac-md5, C48 S48 C64 S80 C96 S48 C96 S80 C528 S480 C576 S32, SUCCESS", // OpenSSH 3.8
    "aes128-ctr, hmac-sha2-256-etm@openssh.com, C68 S68 C84 S100 C116 S100 C164 S100, FAILURE",
    "aes256-gcm@openssh.com, , C52 S52 C68 S84 C100 S84 C148 S36, SUCCESS",
    "aes256-ctr, umac-64@openssh.com, C40 S40 C56 S72 C88 S72 C136 S72, FAILURE"
  })
  void knowsTheLengthsOfOtherAlgorithms(String encryption, String mac, String turns, LoginResult result) {
    assertThat(guess(encryption, mac, false, turns).result()).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "-5, 7", "1, -1"})
  void isNotMisledByImpossibleLengths(int client, int server) {
    LoginLengths lengths = new LoginLengths(
        PacketLength.of("aes128-ctr", "hmac-sha1", "none"), PacketLength.of("aes128-ctr", "hmac-sha1", "none"), false);
    for (long each : Arrays.asList(1L, 2L, 3L)) {
      lengths.client(client * each);
      lengths.server(server * each);
    }
    assertThat(lengths.guess(true).result()).isEqualTo(LoginResult.UNKNOWN);
  }
}
