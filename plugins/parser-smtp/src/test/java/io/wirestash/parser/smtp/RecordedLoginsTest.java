package io.wirestash.parser.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirestash.testkit.TestEngine;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The passwords of {@code logins.pcap} are known: they must fit what was read of challenges and responses. */
class RecordedLoginsTest {
  private static final String PASSWORD = "correct horse";

  private final List<ObjectNode> logins =
      TestEngine.with("credentials: show\nparsers: [smtp]\n").run(Path.of("src/test/captures/logins.pcap")).events("auth");

  private Stream<? extends JsonNode> proven(String mechanism) {
    return logins.stream().filter(login -> login.path("mechanism").asText().equals(mechanism) && login.has("hash"));
  }

  private static boolean cramMd5(JsonNode login, String password) {
    byte[] challenge = Base64.getDecoder().decode(login.path("challenge").asText());
    return CramMd5Exchange.matches(password, challenge, login.path("response").asText());
  }

  private static boolean scram(JsonNode login, String password) {
    String all = login.path("hash").path("value").asText();
    String serverFirst = login.path("challenge").asText();
    String clientFirst = all.substring(0, all.indexOf(serverFirst) - 1);
    String algorithm = login.path("mechanism").asText().substring("SCRAM-".length());
    return ScramExchange.matches(password, algorithm, clientFirst, serverFirst, login.path("response").asText());
  }

  @Test
  void fitThePasswordThatWasUsed() {
    assertThat(proven("CRAM-MD5").map(login -> login.path("result").asText().equals("success") == cramMd5(login, PASSWORD)))
        .containsExactly(true, true);
    assertThat(proven("CRAM-MD5").map(login -> cramMd5(login, "wrong"))).containsExactly(false, true);
    assertThat(proven("DIGEST-MD5").map(login -> DigestMd5Exchange.matches(PASSWORD, login.path("hash").path("value").asText())))
        .containsExactly(true);
    assertThat(Stream.concat(proven("SCRAM-SHA-1"), proven("SCRAM-SHA-256")).map(login -> scram(login, PASSWORD)))
        .containsExactly(true, true);
    assertThat(proven("SCRAM-SHA-256").map(login -> scram(login, "wrong"))).containsExactly(false);
  }
}
