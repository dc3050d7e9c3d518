package io.wirestash.output.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wirestash.api.output.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be in the way of a database, and what the user is told. */
class DatabaseFileTest {
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void chooseAPath() {
    database = Database.at(folder.resolve("events.db"));
  }

  @Test
  void keepsWhatIsThereUnlessToldToRenew() throws Exception {
    database.write(Events.dns(0, 2)).write(Events.dns(2, 3));
    assertThat(database.count("dns")).isEqualTo(3);
    database.renew().write(Events.dns(3, 4));
    assertThat(database.query("SELECT src_port FROM dns")).containsExactly("3");
  }

  @Test
  void renewsOnlyAtTheStart() throws Exception {
    try (Output output = database.renew().opened()) {
      for (int i = 0; i < 3; i++) {
        output.write(Events.dns(i, i + 1));
        output.flush();
      }
    }
    assertThat(database.count("dns")).isEqualTo(3);
  }

  @Test
  void deletesTheLogWithTheDatabase() throws Exception {
    database.write(Events.dns(0, 1));
    Files.write(folder.resolve("events.db-wal"), new byte[5000]);
    Files.write(folder.resolve("events.db-shm"), new byte[5000]);
    try (Output output = database.renew().opened()) {
      output.write(Events.dns(1, 2));
      output.flush();
      assertThat(database.query("SELECT src_port FROM dns")).containsExactly("1");
    }
  }

  @Test
  void renewsADamagedDatabase() throws Exception {
    database.write(Events.dns(0, 1_000));
    byte[] bytes = Files.readAllBytes(database.path);
    Arrays.fill(bytes, 100, bytes.length, (byte) 0xee);
    Files.write(database.path, bytes);
    assertThatThrownBy(() -> database.write(Events.dns(0, 1)))
        .isInstanceOf(IOException.class)
        .hasMessage(database.path + " is damaged: save what is in it with sqlite3's .recover, or use renew: true");
    database.renew().write(Events.dns(0, 1));
    assertThat(database.count("dns")).isEqualTo(1);
  }

  @Test
  void refusesToDeleteADatabaseThatAnotherProgramHasOpen() throws Exception {
    try (Output other = database.opened()) {
      other.write(Events.dns(0, 1));
      other.flush();
      assertFails(database.renew()).isEqualTo("refusing to delete " + database.path + ": another program has it open");
    }
    assertThat(database.count("dns")).isEqualTo(1);
  }

  @Test
  void refusesToTouchAFileThatIsNoDatabase() throws IOException {
    Files.writeString(database.path, "Dear diary");
    String refusal = "refusing to write to " + database.path + ": it is not a SQLite database";
    assertFails(database).isEqualTo(refusal);
    assertFails(database.renew()).isEqualTo(refusal);
    assertThat(database.path).hasContent("Dear diary");
  }

  @Test
  void takesAnEmptyFileForADatabase() throws Exception {
    Files.createFile(database.path);
    database.renew().write(Events.dns(0, 1));
    assertThat(database.count("dns")).isEqualTo(1);
  }

  @Test
  void refusesFoldersAndSymbolicLinks() throws IOException {
    Path target = Files.createFile(folder.resolve("target"));
    Files.createSymbolicLink(database.path, target);
    assertFails(database).isEqualTo("refusing to write to " + database.path + ": it is not a regular file");
    assertFails(Database.at(folder)).isEqualTo("refusing to write to " + folder + ": it is not a regular file");
  }

  @Test
  void saysWhatIsInTheWayOfItsFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path path = file.resolve("events.db");
    assertFails(Database.at(path)).isEqualTo("cannot make " + path + ": " + file + " is in the way");
  }

  @Test
  void saysThatAnotherProgramIsWriting() throws Exception {
    database.write(Events.dns(0, 1));
    try (Output output = database.opened();
        Connection other = database.connect();
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThatThrownBy(() -> output.write(Events.dns(1, 2)))
          .isInstanceOf(IOException.class)
          .hasMessage(database.path + " is locked by another program (waited 100 ms)");
    }
  }

  @Test
  void saysWhichColumnsATableOfAnotherMakingLacks() throws Exception {
    database.execute("CREATE TABLE dns (event_id TEXT PRIMARY KEY, ts, ts_end, src_ip, src_port, event)");
    assertThatThrownBy(() -> database.write(Events.dns(0, 1)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "table dns of %s was made by something else: it has no column dst_ip, dst_port, transport, flow_id; choose"
                + " another path, or renew: true to delete the database",
            database.path);
  }

  @Test
  void wantsTheIdToBeTheKey() throws Exception {
    database.execute(
        "CREATE TABLE dns (event_id, ts, ts_end, src_ip, src_port, dst_ip, dst_port, transport, flow_id, event)");
    assertThatThrownBy(() -> database.write(Events.dns(0, 1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("event_id is not its primary key");
  }

  @Test
  void showsWhatIsWrongWithASchemaFile() throws IOException {
    Path sql = Files.writeString(folder.resolve("my.sql"), "CREATE TABEL a (x);");
    assertFails(database.schema(sql)).startsWith("schema: " + sql + ": ").contains("near \"TABEL\": syntax error");
    Path missing = folder.resolve("none.sql");
    assertFails(database.schema(missing)).isEqualTo("schema: there is no " + missing);
  }

  private static AbstractStringAssert<?> assertFails(Database database) {
    return assertThat(catchThrowableOfType(IOException.class, database::opened))
        .isNotNull()
        .extracting(Throwable::getMessage, InstanceOfAssertFactories.STRING);
  }
}
