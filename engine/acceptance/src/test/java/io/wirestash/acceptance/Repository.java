package io.wirestash.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Captures that the checkout has, or that lie beside it. */
final class Repository {
  private static final Path ROOT = Path.of("../..");
  private static final Path CORPUS = ROOT.resolve("../shared/corpus/dev");

  private Repository() {}

  static Path sample() {
    return ROOT.resolve("samples/dns.pcap");
  }

  /** What the parsers' own tests read, in a fixed order. */
  static List<Path> recordings() {
    try (Stream<Path> files = Files.walk(ROOT.resolve("plugins"))) {
      return files.filter(Repository::isRecording).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isRecording(Path file) {
    return isCapture(file) && file.getParent().endsWith("src/test/captures");
  }

  /** Other people's captures, in a fixed order; the test that asks is skipped where there are none. */
  static List<Path> corpus() {
    assumeTrue(Files.isDirectory(CORPUS), "no corpus at " + CORPUS.toAbsolutePath().normalize());
    try (Stream<Path> files = Files.walk(CORPUS)) {
      return files.filter(Files::isRegularFile).filter(Repository::isCapture).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isCapture(Path file) {
    return file.getFileName().toString().matches(".*\\.(pcap|pcapng|cap)(\\.gz|\\.zst)?");
  }
}
