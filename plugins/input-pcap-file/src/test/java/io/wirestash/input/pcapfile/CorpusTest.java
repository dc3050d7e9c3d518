package io.wirestash.input.pcapfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Counts the packets of many captures and compares with what tshark counted. */
class CorpusTest {
  private static final Path SHARED = Path.of("../../../shared");
  private static final Path CORPUS = SHARED.resolve("corpus/dev");
  private static final Path EXPECTED = SHARED.resolve("oracle/expected-dev");
  private static final Pattern PACKETS = Pattern.compile("\"proto\":\"file\".*?\"packets\":(\\d+)");

  /** tshark counts custom blocks as packets; they are none. File and number of its custom blocks. */
  private static final Map<String, Integer> CUSTOM_BLOCKS =
      Map.of(
          "container/ngtest__le-advanced-test102.pcapng", 3,
          "container/ngtest__le-basic-test017.pcapng", 4,
          "container/ngtest__le-basic-test018.pcapng", 4,
          "container/ngtest__le-difficult-test202.pcapng", 3);

  @Test
  void countsThePacketsThatAnIndependentReaderCounts() throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "the corpus is not here");
    Map<String, String> different = new TreeMap<>();
    try (Stream<Path> files = Files.walk(CORPUS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = CORPUS.relativize(file).toString();
        Path expected = EXPECTED.resolve(name + ".jsonl");
        if (!Files.exists(expected)) continue;
        String difference = difference(file, count(expected) - CUSTOM_BLOCKS.getOrDefault(name, 0));
        if (difference != null) different.put(name, difference);
      }
    }
    different.forEach((name, difference) -> System.out.println(name + ": " + difference));
    assertThat(different).isEmpty();
  }

  private static String difference(Path file, long expected) {
    try {
      Captures captures = Captures.of(file);
      if (captures.packets.size() == expected) return null;
      return captures.packets.size() + " instead of " + expected + " " + captures.damage;
    } catch (IOException e) {
      return expected == 0 ? null : e.getMessage() + " instead of " + expected;
    }
  }

  private static long count(Path expected) throws IOException {
    Matcher packets = PACKETS.matcher(Files.readAllLines(expected).get(0));
    assertThat(packets.find()).as(expected.toString()).isTrue();
    return Long.parseLong(packets.group(1));
  }
}
