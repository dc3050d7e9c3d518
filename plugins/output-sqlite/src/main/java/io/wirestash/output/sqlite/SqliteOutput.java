package io.wirestash.output.sqlite;

import io.wirestash.api.output.EventBatch;
import io.wirestash.api.output.EventFormat;
import io.wirestash.api.output.Output;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes each event to the table of its type, in transactions. A transaction that fails is undone as a whole, and its
 * events count as dropped.
 */
final class SqliteOutput implements Output {
  private final SqliteOptions options;
  private final DatabaseFile file;
  private final Map<String, EventTable> tables = new HashMap<>();
  private Connection connection;
  private Statement transaction;

  /** Events of the open transaction, and when it began ({@link System#nanoTime}). */
  private long pending;

  private long begun;
  private long dropped;

  SqliteOutput(SqliteOptions options) {
    this.options = options;
    this.file = new DatabaseFile(options.path(), options.lockTimeout());
  }

  @Override
  public EventFormat format() {
    return EventFormat.NATIVE;
  }

  @Override
  public void open() throws IOException {
    if (options.renew()) file.delete();
    if (options.schema() != null) file.execute(options.schema());
    connection = file.open();
    try {
      transaction = connection.createStatement();
    } catch (SQLException failure) {
      throw file.failed(failure);
    }
  }

  @Override
  public void write(EventBatch batch) throws IOException {
    long before = pending;
    try {
      if (pending == 0) begin();
      for (int i = 0; i < batch.size(); i++) {
        int line = batch.length(i) - 1; // without LF
        table(batch.type(i)).add(batch.bytes(), batch.offset(i), line);
      }
      pending += batch.size();
      boolean due = System.nanoTime() - begun >= options.commitInterval().toNanos();
      if (due || pending >= options.commitRows()) commit();
    } catch (SQLException failure) {
      undo(before, failure);
      throw file.failed(failure);
    } catch (IOException failure) {
      undo(before, failure);
      throw failure;
    }
  }

  /** The lock for writing is held from here to the end of the transaction only: others may write, too. */
  private void begin() throws SQLException {
    transaction.execute("BEGIN IMMEDIATE");
    begun = System.nanoTime();
  }

  private EventTable table(String type) throws SQLException, IOException {
    EventTable table = tables.get(type);
    if (table != null) return table;
    table = type.equals(TrafficTable.TYPE) ? new TrafficTable() : new TypeTable(type);
    table.open(connection, file);
    tables.put(type, table);
    return table;
  }

  @Override
  public void flush() throws IOException {
    if (pending == 0) return;
    try {
      commit();
    } catch (SQLException failure) {
      undo(pending, failure);
      throw file.failed(failure);
    }
  }

  private void commit() throws SQLException {
    for (EventTable table : tables.values()) table.flush();
    transaction.execute("COMMIT");
    pending = 0;
  }

  /**
   * Takes the open transaction back, so that nothing of it is in the file.
   *
   * @param lost events in it that were taken over by earlier calls; the engine counts those of a call that fails
   */
  private void undo(long lost, Exception failure) {
    dropped += lost;
    pending = 0;
    try {
      transaction.execute("ROLLBACK");
    } catch (SQLException alreadyRolledBack) {
      failure.addSuppressed(alreadyRolledBack);
    }
  }

  @Override
  public long dropped() {
    return dropped;
  }

  /** Leaves one file: what is in the log beside the database goes into the database, unless somebody still reads it. */
  @Override
  public void close() throws IOException {
    if (connection == null) return;
    try (Connection closing = connection) {
      for (EventTable table : tables.values()) table.close();
      emptyLog();
    } catch (SQLException failure) {
      throw file.failed(failure);
    }
  }

  private void emptyLog() {
    try {
      transaction.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException noRoom) {
      // The log stays where it is and belongs to the database: whoever opens that next reads it.
    }
  }
}
