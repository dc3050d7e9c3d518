package io.wirestash.output.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.output.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that writes without end. */
class CrashTest {
  private static final int EVENTS = 300_000;

  @TempDir Path folder;

  @Test
  @Timeout(120)
  void keepsWholeTransactionsAndTheNextRunMakesUpForTheRest() throws Exception {
    Database database = Database.at(folder.resolve("events.db"));
    Process writer = startWriter(database.path);
    Path log = folder.resolve("events.db-wal");
    while (!Files.exists(log) || Files.size(log) < 1 << 20) {
      assertThat(writer.isAlive()).isTrue();
      Thread.sleep(5);
    }
    writer.destroyForcibly().waitFor();
    assertThat(log).exists();

    assertThat(database.query("PRAGMA integrity_check")).containsExactly("ok");
    int kept = (int) database.count("ip_statistic_tuple");
    assertThat(kept).isPositive().isLessThan(EVENTS).isEqualTo((int) database.count("ip_statistic_event"));
    assertThat(kept % EndlessWriter.TRANSACTION).isZero();
    assertThat(lengths(database)).isEqualTo(numbers(kept));

    int more = kept + 1_000;
    database.write(Events.traffic(0, more));
    assertThat(lengths(database)).isEqualTo(numbers(more));
  }

  private static List<String> lengths(Database database) throws Exception {
    return database.query("SELECT packet_length FROM ip_statistic_tuple ORDER BY packet_length");
  }

  private static List<String> numbers(int to) {
    return IntStream.range(0, to).mapToObj(String::valueOf).toList();
  }

  private static Process startWriter(Path path) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    return new ProcessBuilder(java, "-cp", classPath, EndlessWriter.class.getName(), path.toString())
        .inheritIO()
        .start();
  }

  /** The program of the child process; ends by itself if nobody kills it. */
  static final class EndlessWriter {
    static final int TRANSACTION = 700;

    public static void main(String[] arguments) throws IOException {
      try (Output output = Database.at(Path.of(arguments[0])).commitRows(TRANSACTION).opened()) {
        for (int i = 0; i < EVENTS; i += TRANSACTION / 2) output.write(Events.traffic(i, i + TRANSACTION / 2));
      }
    }
  }
}
