package io.wirestash.parser.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Challenges and answers of the recorded logins, whose passwords postgresql.sh tells. */
class PasswordsTest {
  @Test
  void provesEachMd5Login() throws IOException {
    List<JsonNode> logins = logins("md5");
    assertThat(logins).hasSize(2);
    for (JsonNode login : logins) {
      assertThat(isMd5(login, "hashed-secret")).isEqualTo(succeeded(login));
      assertThat(isMd5(login, "wrong")).isEqualTo(!succeeded(login));
    }
  }

  private static boolean isMd5(JsonNode login, String password) {
    byte[] salt = HexFormat.of().parseHex(login.get("challenge").asText());
    return Md5Password.matches(password, login.get("user").asText(), salt, login.get("response").asText());
  }

  @Test
  void provesEachScramLogin() throws IOException {
    List<JsonNode> logins = logins("SCRAM-SHA-256");
    assertThat(logins).hasSize(3);
    for (JsonNode login : logins) {
      assertThat(isScram(login, "salted-secret")).isEqualTo(succeeded(login));
      assertThat(isScram(login, "wrong")).isEqualTo(!succeeded(login));
    }
  }

  /** The client's first message is known from what the proof signs, of which it is the beginning. */
  private static boolean isScram(JsonNode login, String password) {
    String challenge = login.get("challenge").asText();
    String signed = login.path("hash").path("value").asText();
    String first = "n,," + signed.substring(0, signed.indexOf(challenge) - 1);
    return ScramSha256.matches(password, first, challenge, login.get("response").asText());
  }

  @Test
  void provesTheExampleOfRfc7677() {
    assertThat(ScramSha256.matches("pencil", "n,,n=user,r=rOprNGfwEbeRWgbNEkqO",
        "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
        "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="))
        .isTrue();
  }

  @Test
  void refusesWhatIsNoConversation() {
    String salt = "s=c2FsdA==";
    for (String server : List.of("", salt, salt + ",i=0", salt + ",i=99999999999", "s=,i=1", "s=!!,i=1")) {
      assertThat(ScramSha256.matches("x", "n,,n=,r=a", server, "c=biws,r=a,p=cA==")).isFalse();
    }
    assertThat(ScramSha256.matches("x", "", "s=c2FsdA==,i=1", "")).isFalse();
  }

  private static boolean succeeded(JsonNode login) {
    return login.get("result").asText().equals("success");
  }

  private static List<JsonNode> logins(String mechanism) throws IOException {
    List<JsonNode> logins = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("src/test/captures/postgresql.jsonl"))) {
      JsonNode event = new ObjectMapper().readTree(line);
      if (event.path("mechanism").asText().equals(mechanism)) logins.add(event);
    }
    return logins;
  }
}
