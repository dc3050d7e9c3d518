package io.wirestash.output.jsonfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {
  private static final long MINUTE = Instant.parse("2026-03-04T05:06:07Z").getEpochSecond() / 60;

  @Test
  void fillsInTypeAndPacketTime() throws IOException {
    PathTemplate template = PathTemplate.parse("/out/%Y/%m%d/{type}-%H%M.jsonl");
    assertThat(template.expand("dns", MINUTE)).isEqualTo(Path.of("/out/2026/0304/dns-0506.jsonl"));
    assertThat(template.variesByTime()).isTrue();
    assertThat(template.variesByType()).isTrue();
    assertThat(template.folder()).isEqualTo(Path.of("/out"));
  }

  @Test
  void takesAPathWithoutFieldsAsItIs() throws IOException {
    PathTemplate template = PathTemplate.parse("/out/100%%/}events.jsonl");
    assertThat(template.expand("dns", MINUTE)).isEqualTo(Path.of("/out/100%/}events.jsonl"));
    assertThat(template.variesByTime()).isFalse();
    assertThat(template.variesByType()).isFalse();
    assertThat(template.folder()).isEqualTo(Path.of("/out/100%"));
  }

  @Test
  void knowsTimesBefore1970() throws IOException {
    assertThat(PathTemplate.parse("/%Y-%m-%d").expand("dns", -1)).isEqualTo(Path.of("/1969-12-31"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%S.jsonl", "events%", "%y", "{host}.jsonl", "{type", "{TYPE}"})
  void refusesFieldsItDoesNotKnow(String text) {
    assertThatThrownBy(() -> PathTemplate.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../x", "a/b", "dns\0", "Dns", "\u202edns", "a.b"})
  void refusesATypeThatIsNoPlainWord(String type) {
    assertThatThrownBy(() -> PathTemplate.parse("{type}").expand(type, 0)).isInstanceOf(IOException.class);
  }

  @Test
  void refusesATypeThatIsTooLong() throws IOException {
    PathTemplate template = PathTemplate.parse("/{type}");
    assertThat(template.expand("a".repeat(64), 0)).isEqualTo(Path.of("/" + "a".repeat(64)));
    assertThatThrownBy(() -> template.expand("a".repeat(65), 0)).isInstanceOf(IOException.class);
  }
}
