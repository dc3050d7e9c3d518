package io.wirestash.parser.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The proofs in the recorded logins were made from the passwords that the recording used: all of their inputs were read
 * right.
 */
class RecordedProofsTest {
  private static final Path EVENTS = Path.of("src/test/captures/logins.jsonl");

  @Test
  void successesFitThePasswordAndFailuresTheWrongOne() throws IOException {
    List<JsonNode> logins = loginsWithHash();
    assertThat(logins).extracting(login -> login.path("mechanism").asText()).contains("SCRAM-SHA-1", "SCRAM-SHA-256");
    for (JsonNode login : logins) {
      boolean success = login.path("result").asText().equals("success");
      assertThat(matches(login, "battery")).describedAs("%s with the password", login).isEqualTo(success);
      assertThat(matches(login, "wrong")).describedAs("%s with the wrong one", login).isEqualTo(!success);
    }
  }

  private static List<JsonNode> loginsWithHash() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> logins = new ArrayList<>();
    for (String line : Files.readAllLines(EVENTS)) {
      JsonNode event = mapper.readTree(line);
      if (event.has("hash")) logins.add(event);
    }
    return logins;
  }

  private static boolean matches(JsonNode login, String password) {
    return Scram.matches(password, login.path("mechanism").asText(), login.path("hash").path("value").asText());
  }
}
