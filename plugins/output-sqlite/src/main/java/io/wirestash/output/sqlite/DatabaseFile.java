package io.wirestash.output.sqlite;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteJDBCLoader;

/**
 * The file of a database with its log and index of the log ({@code -wal}, {@code -shm}). Made for its owner only.
 * Errors name the file and say what can be done.
 */
final class DatabaseFile {
  /** File format, section 1.3: the first bytes of every database. */
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /** Pages of 4 KiB in the log before it is written back to the database: enough to write each page once, not often. */
  private static final int LOG_PAGES = 4000;

  private static final int CACHE_KIB = 32 << 10;

  private final Path path;
  private final Duration lockTimeout;

  DatabaseFile(Path path, Duration lockTimeout) {
    this.path = path.toAbsolutePath().normalize();
    this.lockTimeout = lockTimeout;
  }

  /** Deletes the database, if it is one and nobody has it open. */
  void delete() throws IOException {
    if (!exists()) return;
    checkNobodyUsesIt();
    // The log first: should this be interrupted, no log is left that belongs to no database.
    for (String suffix : new String[] {"-wal", "-shm", "-journal", ""}) Files.deleteIfExists(Path.of(path + suffix));
  }

  private void checkNobodyUsesIt() throws IOException {
    SQLiteConfig config = new SQLiteConfig();
    config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE); // an idle reader counts, too
    config.setBusyTimeout(0);
    try (Connection connection = connect(config);
        Statement statement = connection.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
    } catch (SQLException failure) {
      if (code(failure) == SQLiteErrorCode.SQLITE_BUSY) {
        throw new IOException("refusing to delete " + path + ": another program has it open", failure);
      }
    } // whatever else is wrong with it ends with it
  }

  /** Opens the database for writing; makes it if there is none. */
  Connection open() throws IOException {
    if (!exists()) make();
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout((int) lockTimeout.toMillis());
    config.setCacheSize(-CACHE_KIB);
    try {
      Connection connection = connect(config);
      try (Statement statement = connection.createStatement()) {
        useLog(statement);
        statement.execute("PRAGMA wal_autocheckpoint=" + LOG_PAGES);
        return connection;
      } catch (SQLException | IOException failure) {
        connection.close();
        throw failure;
      }
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  private Connection connect(SQLiteConfig config) throws SQLException, IOException {
    loadLibrary();
    return JDBC.createConnection(JDBC.PREFIX + path, config.toProperties());
  }

  /** The driver unpacks it into a temporary folder, once for each run. */
  private static void loadLibrary() throws IOException {
    try {
      SQLiteJDBCLoader.initialize();
    } catch (Exception failure) { // what the driver declares
      throw new IOException(
          "cannot load SQLite's native library into " + temporaryFolder() + " (" + failure.getMessage()
              + "): name a folder that may hold programs with WIRESTASH_OPTS=-Dorg.sqlite.tmpdir=DIR",
          failure);
    }
  }

  private static String temporaryFolder() {
    return System.getProperty("org.sqlite.tmpdir", System.getProperty("java.io.tmpdir"));
  }

  private void useLog(Statement statement) throws SQLException, IOException {
    try (ResultSet mode = statement.executeQuery("PRAGMA journal_mode=WAL")) {
      if (mode.next() && mode.getString(1).equalsIgnoreCase("wal")) return;
    }
    throw new IOException(path + " cannot have a write-ahead log: is it on a file system of another machine?");
  }

  /** Executes a file of SQL. */
  void execute(Path sql) throws IOException {
    String text;
    try {
      text = Files.readString(sql);
    } catch (NoSuchFileException missing) {
      throw new IOException("schema: there is no " + sql, missing);
    }
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(text);
    } catch (SQLException failure) {
      throw new IOException("schema: " + sql + ": " + failure.getMessage(), failure);
    }
  }

  /** True if there is a database (or an empty file, which SQLite takes for one). */
  private boolean exists() throws IOException {
    if (!Files.exists(path, NOFOLLOW_LINKS)) return false;
    if (!Files.isRegularFile(path, NOFOLLOW_LINKS)) {
      throw new IOException("refusing to write to " + path + ": it is not a regular file");
    }
    byte[] first;
    try (InputStream in = Files.newInputStream(path)) {
      first = in.readNBytes(MAGIC.length);
    }
    if (first.length > 0 && !Arrays.equals(first, MAGIC)) {
      throw new IOException("refusing to write to " + path + ": it is not a SQLite database");
    }
    return true;
  }

  private void make() throws IOException {
    var folderMode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    var fileMode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try {
      Files.createDirectories(path.getParent(), folderMode);
      Files.createFile(path, fileMode);
    } catch (FileAlreadyExistsException notAFolder) {
      throw new IOException("cannot make " + path + ": " + notAFolder.getFile() + " is in the way", notAFolder);
    } catch (FileSystemException failure) {
      String reason = failure.getReason() == null ? "access denied" : failure.getReason();
      throw new IOException("cannot make " + path + ": " + reason, failure);
    }
  }

  /** What a failure means to the user. */
  IOException failed(SQLException failure) {
    SQLiteErrorCode code = code(failure);
    String message =
        switch (code) {
          case SQLITE_FULL -> "disk full: " + path + ": " + path.toFile().getUsableSpace() + " bytes free";
          case SQLITE_BUSY, SQLITE_LOCKED ->
              path + " is locked by another program (waited " + lockTimeout.toMillis() + " ms)";
          case SQLITE_CORRUPT, SQLITE_NOTADB ->
              path + " is damaged: save what is in it with sqlite3's .recover, or use renew: true";
          default -> "cannot write to " + path + ": " + failure.getMessage();
        };
    return new IOException(message, failure);
  }

  /** The primary result code; extended codes keep it in their lowest byte. */
  private static SQLiteErrorCode code(SQLException failure) {
    return SQLiteErrorCode.getErrorCode(failure.getErrorCode() & 0xff);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
