package io.wirestash.parser.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wirestash.api.output.EventFormat;
import io.wirestash.testkit.EngineRun;
import io.wirestash.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Captures from elsewhere, if there are any beside the checkout: every packet of every one is a line. */
class CorpusTest {
  private static final Path CORPUS = Path.of("../../../shared/corpus/dev");
  private static final TestEngine LINES = TestEngine.with("{credentials: show, parsers: [packet]}").format(EventFormat.LINE);

  @Test
  void asManyLinesAsPacketsAndNothingThatSteersATerminal() throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "no captures at " + CORPUS);
    for (Path capture : captures()) {
      EngineRun run = LINES.run(capture);
      assertThat(run.report().faults()).describedAs(capture.toString()).isEmpty();
      assertThat(run.report().emitted()).describedAs(capture.toString()).isEqualTo(run.report().packets());
      assertThat(lines(run.lines())).describedAs(capture.toString()).isEqualTo(run.report().packets());
    }
  }

  private static long lines(byte[] text) {
    long lines = 0;
    for (byte b : text) {
      boolean printable = b >= 0x20 && b < 0x7f || b == '\t' || b == '\n';
      if (!printable) throw new AssertionError("byte " + b + " in a line");
      if (b == '\n') lines++;
    }
    return lines;
  }

  private static List<Path> captures() throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      return files.filter(file -> file.toString().matches(".*\\.(pcap|pcapng|cap)(\\.gz)?")).sorted().toList();
    }
  }
}
