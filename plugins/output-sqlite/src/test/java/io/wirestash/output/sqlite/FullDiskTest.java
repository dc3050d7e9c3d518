package io.wirestash.output.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wirestash.api.output.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a file system of 1 MiB, which only root can make. */
@Timeout(60)
class FullDiskTest {
  @TempDir Path folder;
  private Path disk;

  @BeforeEach
  void mountASmallDisk() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    assumeThat(mount("size=1m")).as("mounting a small file system needs root").isZero();
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  @Test
  void failsWithPathAndFreeBytesAndAccountsForEveryEvent() throws Exception {
    Database database = Database.at(disk.resolve("events.db")).commitRows(500);
    Output output = database.opened();
    int[] taken = {0};
    IOException failure =
        catchThrowableOfType(
            IOException.class,
            () -> {
              for (; ; taken[0] += 200) output.write(Events.dns(taken[0], taken[0] + 200));
            });
    output.close();
    assertThat(failure).hasMessageMatching("disk full: " + database.path + ": \\d+ bytes free");
    assertThat(database.query("PRAGMA integrity_check")).containsExactly("ok");
    assertThat(database.count("dns")).isPositive().isEqualTo(taken[0] - output.dropped());
  }

  @Test
  void saysThatTheFolderIsReadOnly() throws Exception {
    Database there = Database.at(disk.resolve("there.db")).write(Events.dns(0, 1));
    mount("remount,ro");
    Database missing = Database.at(disk.resolve("events.db"));
    assertThat(catchThrowableOfType(IOException.class, missing::opened))
        .hasMessage("cannot make " + missing.path + ": Read-only file system");
    assertThat(catchThrowableOfType(IOException.class, () -> there.write(Events.dns(1, 2))))
        .hasMessageStartingWith("cannot write to " + there.path + ": ");
  }

  private int mount(String options) throws Exception {
    return run("mount", "-t", "tmpfs", "-o", options + ",mode=700", "tmpfs", disk.toString());
  }

  private static int run(String... command) throws Exception {
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    return process.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }
}
