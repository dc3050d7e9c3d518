package io.wirestash.output.sqlite;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Where the events of one type go. */
interface EventTable {
  /**
   * Makes the table unless it is there.
   *
   * @throws IOException if a table of this name is there and lacks a column
   */
  void open(Connection connection, DatabaseFile file) throws SQLException, IOException;

  /** Adds an event, one JSON object, to the open transaction or to what {@link #flush} adds. */
  void add(byte[] json, int from, int length) throws SQLException;

  void flush() throws SQLException;

  void close() throws SQLException;
}
