package io.wirestash.output.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.UnaryOperator;

/**
 * Inserts rows, many with each statement: each call into the native library costs about as much as SQLite needs for a
 * column. What is left over at the end is inserted row by row.
 */
final class RowInsert {
  /** More make no difference that can be measured. */
  static final int ROWS = 32;

  private final int columns;
  private final PreparedStatement many;
  private final PreparedStatement one;
  private final Object[] values;
  private int filled;

  /** @param sql makes the statement around the list of rows of parameters, such as {@code (?,?),(?,?)} */
  RowInsert(Connection connection, int columns, UnaryOperator<String> sql) throws SQLException {
    this.columns = columns;
    String row = "(?" + ",?".repeat(columns - 1) + ")";
    many = connection.prepareStatement(sql.apply(row + ("," + row).repeat(ROWS - 1)));
    one = connection.prepareStatement(sql.apply(row));
    values = new Object[ROWS * columns];
  }

  /** Sets the next value of the row; null for none. */
  RowInsert value(Object value) {
    values[filled++] = value;
    return this;
  }

  boolean full() {
    return filled == values.length;
  }

  void insert() throws SQLException {
    if (full()) {
      insert(many, 0, filled);
    } else {
      for (int from = 0; from < filled; from += columns) insert(one, from, columns);
    }
    filled = 0;
  }

  private void insert(PreparedStatement statement, int from, int count) throws SQLException {
    for (int i = 0; i < count; i++) statement.setObject(i + 1, values[from + i]);
    statement.executeUpdate();
  }

  void close() throws SQLException {
    many.close();
    one.close();
  }
}
