package io.wirestash.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets a system property")
class GoldenTest {
  @TempDir Path folder;

  private static List<String> differences(String expected, String actual) {
    return Golden.differences(JsonLines.read(utf8(expected)), JsonLines.read(utf8(actual)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @AfterEach
  void noUpdate() {
    System.clearProperty("golden.update");
  }

  @Test
  void findsNothingWhereEventsAreEqualButForThePathOfTheCapture() {
    String line = "{\"type\":\"dns\",\"ts\":1.500000,\"packet\":3,\"capture\":\"/a/x.pcap\",\"a\":[1,{}]}\n";
    assertThat(differences(line, line.replace("/a/", "/b/"))).isEmpty();
  }

  @Test
  void showsEachMemberThatDiffersWithItsPacket() {
    assertThat(
            differences(
                "{\"type\":\"dns\",\"packet\":3,\"same\":0,\"answers\":[{\"ttl\":300}],\"gone\":[]}\n",
                "{\"type\":\"dns\",\"packet\":3,\"same\":0,\"answers\":[{\"ttl\":301},{\"ttl\":5}],\"come\":\"x\"}\n"))
        .containsExactly(
            """
            packet 3, dns
              - answers[0].ttl: 300
              + answers[0].ttl: 301
              - gone: []
              + answers[1].ttl: 5
              + come: "x\"""");
  }

  @Test
  void tellsNumbersApartThatDifferInTheirDigitsOnly() {
    String line = "{\"type\":\"a\",\"packet\":1,\"ts\":1.50}\n";
    assertThat(differences(line, line.replace("1.50", "1.500")))
        .containsExactly("packet 1, a\n  - ts: 1.50\n  + ts: 1.500");
  }

  @Test
  void showsEventsThatAreMissingOrNewWhole() {
    String common = "{\"type\":\"a\",\"packet\":1}\n";
    String other = "{\"type\":\"a\",\"packet\":2}\n";
    assertThat(differences(common, common + common + other))
        .containsExactly(
            "packet 1, a, number 2\n  + {\"type\":\"a\",\"packet\":1}",
            "packet 2, a\n  + {\"type\":\"a\",\"packet\":2}");
    assertThat(differences(common + other, common)).containsExactly("packet 2, a\n  - {\"type\":\"a\",\"packet\":2}");
  }

  @Test
  void noticesAnotherOrder() {
    String one = "{\"type\":\"a\",\"packet\":1}\n";
    String two = "{\"type\":\"a\",\"packet\":2}\n";
    assertThat(differences(one + two, two + one)).containsExactly("the order of the events");
    assertThat(differences(one, "{\"packet\":1,\"type\":\"a\"}\n"))
        .containsExactly("packet 1, a\n  the order of the members");
  }

  @Test
  void readsEcsDocumentsToo() {
    String begin = "{\"event\":{\"dataset\":\"dns\"},\"packet\":{\"number\":7},";
    assertThat(
            differences(
                begin + "\"log\":{\"file\":{\"path\":\"a\"}},\"x\":1}\n",
                begin + "\"log\":{\"file\":{\"path\":\"b\"}},\"x\":2}\n"))
        .containsExactly("packet 7, dns\n  - x: 1\n  + x: 2");
  }

  @Test
  void asksForAGoldenFileThatIsMissingAndWritesItWhenTold() throws IOException {
    Golden golden = Golden.of(folder.resolve("mdns.pcapng.gz"));
    byte[] lines = utf8("{\"type\":\"a\",\"packet\":1}\n");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> golden.check(lines))
        .withMessageContaining("mdns.jsonl: run with -Dgolden.update=true");
    System.setProperty("golden.update", "true");
    golden.check(lines);
    assertThat(Files.readAllBytes(folder.resolve("mdns.jsonl"))).isEqualTo(lines);
    System.clearProperty("golden.update");
    golden.check(lines);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> golden.check(utf8("{\"type\":\"a\",\"packet\":2}\n")))
        .withMessageContaining("mdns.jsonl (- expected, + actual):\npacket 2, a\n  +");
  }
}
