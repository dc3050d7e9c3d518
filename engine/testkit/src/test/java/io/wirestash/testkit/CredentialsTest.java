package io.wirestash.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pipeline's key {@code credentials} makes of passwords, through the whole engine. */
class CredentialsTest {
  private static final TestEngine LOGIN = TestEngine.with("parsers: [login]");

  @TempDir Path folder;
  private Path capture;

  @BeforeEach
  void capture() {
    capture = EchoCapture.in(folder);
  }

  private List<JsonNode> secrets(TestEngine engine) {
    return engine.run(capture).assertSound().events("auth").stream().map(event -> event.path("secret")).toList();
  }

  @Test
  void masksPasswordsSoThatReUseShows() {
    List<JsonNode> secrets = secrets(LOGIN);

    assertThat(secrets).hasSize(2);
    assertThat(secrets.get(0).path("length").asInt()).isEqualTo(4);
    assertThat(secrets.get(0).path("reuse_id").asText()).matches("[0-9a-f]{16}");
    assertThat(secrets.get(0)).isEqualTo(secrets.get(1));
  }

  @Test
  void givesTheSameEventsInEveryTestRunAndWithAnyNumberOfWorkers() {
    String once = new String(LOGIN.run(capture).lines(), StandardCharsets.UTF_8);

    assertThat(new String(LOGIN.workers(3).run(capture).lines(), StandardCharsets.UTF_8)).isEqualTo(once);
  }

  @Test
  void showsOrDropsThemWhenTold() {
    assertThat(secrets(LOGIN.set("credentials=show"))).allMatch(secret -> secret.asText().equals("3ask"));
    assertThat(secrets(LOGIN.set("credentials=drop"))).hasSize(2).allMatch(JsonNode::isMissingNode);
  }

  @Test
  void neverWritesAMaskedPassword() {
    assertThat(new String(LOGIN.run(capture).lines(), StandardCharsets.UTF_8)).doesNotContain("3ask");
    assertThat(new String(LOGIN.ecs().run(capture).lines(), StandardCharsets.UTF_8)).doesNotContain("3ask");
  }
}
