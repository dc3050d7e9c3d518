package io.wirestash.parser.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Challenges and answers of the recorded logins, whose passwords mysql.sh tells. */
class PasswordsTest {
  private static final Map<String, String> PASSWORDS =
      Map.of(
          "native", "native-secret", "second", "second-secret", "either", "either-other", "ed", "ed-secret",
          "old", "old-secret", "fast", "fast-secret", "full", "full-secret", "key", "key-secret",
          "ancient", "ancient-secret");

  /** A guess about a login. */
  @FunctionalInterface
  private interface Check {
    boolean matches(String password, byte[] challenge, byte[] response);
  }

  @Test
  void provesEachNativeLogin() throws IOException {
    check("mysql_native_password", 11, MysqlNativePassword::matches);
  }

  @Test
  void provesEachOldLogin() throws IOException {
    check("mysql_old_password", 3, MysqlOldPassword::matches);
  }

  @Test
  void provesEachEd25519Login() throws IOException {
    check("client_ed25519", 2, Ed25519Password::matches);
  }

  @Test
  void provesEachSha2Login() throws IOException {
    check("caching_sha2_password", 4, CachingSha2Password::matches);
  }

  @Test
  void refusesAnswersOfTheWrongLength() {
    byte[] salt = new byte[20];
    assertThat(MysqlNativePassword.matches("x", salt, new byte[0])).isFalse();
    assertThat(MysqlOldPassword.matches("x", salt, new byte[3])).isFalse();
    assertThat(Ed25519Password.matches("x", salt, new byte[63])).isFalse();
    assertThat(CachingSha2Password.matches("x", salt, new byte[31])).isFalse();
  }

  /** The server let in who knew the password, and no one else: so must the check. */
  private static void check(String mechanism, int logins, Check check) throws IOException {
    List<JsonNode> all = logins(mechanism);
    assertThat(all).hasSize(logins);
    for (JsonNode login : all) {
      byte[] challenge = HexFormat.of().parseHex(login.get("challenge").asText());
      byte[] response = HexFormat.of().parseHex(login.get("response").asText());
      String password = PASSWORDS.get(login.get("user").asText());
      boolean wrong = login.path("result_code").asInt() == 1045;
      assertThat(check.matches(password, challenge, response)).describedAs(login.toString()).isEqualTo(!wrong);
      assertThat(check.matches(wrong ? "wrong" : "other", challenge, response)).isEqualTo(wrong);
    }
  }

  private static List<JsonNode> logins(String mechanism) throws IOException {
    List<JsonNode> logins = new ArrayList<>();
    for (String capture : List.of("mariadb", "mysql8")) {
      for (String line : Files.readAllLines(Path.of("src/test/captures", capture + ".jsonl"))) {
        JsonNode event = new ObjectMapper().readTree(line);
        boolean named = event.path("mechanism").asText().equals(mechanism) && event.has("response");
        if (named && PASSWORDS.containsKey(event.path("user").asText())) logins.add(event);
      }
    }
    return logins;
  }
}
