package io.wirestash.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.event.JsonSink;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EditTest {
  private static final String EVENT =
      "{\"ts\":1.460000,\"user\":\"ann\",\"headers\":{\"host\":\"h\",\"cookie\":[\"a\",\"b\"]},\"answers\":[{\"ttl\":1},{\"ttl\":2}]}";

  private static String after(Edit... edits) {
    JsonSink out = new JsonSink(64);
    byte[] json = EVENT.getBytes(StandardCharsets.UTF_8);
    Edit.apply(List.of(edits), new JsonValues().members(json, 0), path -> path, out);
    return out.toString();
  }

  private static Edit set(String path, Object value) {
    return new Edit(path, null, value);
  }

  private static Edit remove(String path) {
    return new Edit(path, null, null);
  }

  private static Edit rename(String path, String to) {
    return new Edit(path, to, null);
  }

  @Test
  void withoutEditsNothingChanges() {
    assertThat(after()).isEqualTo(EVENT);
  }

  @Test
  void givesMembersOtherValues() {
    assertThat(after(set("user", "***"), set("headers.host", 5L))).contains("\"user\":\"***\"", "\"host\":5");
    assertThat(after(set("answers.ttl", 9))).contains("\"answers\":[{\"ttl\":9},{\"ttl\":9}]");
  }

  @Test
  void addsMembersAndTheObjectsTheyLieIn() {
    assertThat(after(set("site.name", "lab"), set("site.tags", List.of("a", true))))
        .endsWith(",\"site\":{\"name\":\"lab\",\"tags\":[\"a\",true]}}");
    assertThat(after(set("extra", Map.of("a", 1.5)))).endsWith(",\"extra\":{\"a\":1.5}}");
  }

  @Test
  void takesMembersAway() {
    assertThat(after(remove("headers.cookie"))).contains("\"headers\":{\"host\":\"h\"}");
    assertThat(after(remove("answers.ttl"), remove("missing.path"))).contains("\"answers\":[{},{}]");
    assertThat(after(remove("headers.cookie"), remove("headers.host"))).doesNotContain("headers");
  }

  @Test
  void givesMembersOtherNames() {
    assertThat(after(rename("user", "login.name"))).endsWith(",\"login\":{\"name\":\"ann\"}}").doesNotContain("user");
    assertThat(after(rename("missing", "other"))).isEqualTo(EVENT);
  }
}
