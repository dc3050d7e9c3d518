package io.wirestash.output.jsonfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.output.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that writes without end. */
class CrashTest {
  @TempDir Path folder;

  @Test
  @Timeout(60)
  void leavesCompleteFilesAndOnePartOfWholeLines() throws Exception {
    Process writer = startWriter();
    while (!Files.exists(folder.resolve("e-000003.jsonl"))) {
      assertThat(writer.isAlive()).isTrue();
      Thread.sleep(5);
    }
    writer.destroyForcibly().waitFor();

    List<Path> files = files();
    List<Path> parts = files.stream().filter(file -> file.toString().endsWith(".part")).toList();
    assertThat(parts).hasSizeLessThanOrEqualTo(1).allMatch(part -> part.equals(files.get(files.size() - 1)));
    StringBuilder written = new StringBuilder();
    for (Path file : files) {
      String text = Files.readString(file);
      assertThat(text.endsWith("\n") || parts.contains(file)).isTrue();
      written.append(text, 0, text.lastIndexOf('\n') + 1);
    }
    List<String> lines = written.toString().lines().toList();
    assertThat(lines).isEqualTo(IntStream.range(0, lines.size()).mapToObj(Events::line).toList());
  }

  private Process startWriter() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    return new ProcessBuilder(java, "-cp", classPath, EndlessWriter.class.getName(), folder.resolve("e.jsonl").toString())
        .inheritIO()
        .start();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.sorted().toList();
    }
  }

  /** The program of the child process; ends by itself if nobody kills it. */
  static final class EndlessWriter {
    public static void main(String[] arguments) throws IOException {
      try (Output output = JsonFile.at(Path.of(arguments[0])).rotateSize(1 << 20).opened()) {
        for (int i = 0; i < 2_000_000; i += 700) output.write(Events.numbered(i, i + 700));
      }
    }
  }
}
