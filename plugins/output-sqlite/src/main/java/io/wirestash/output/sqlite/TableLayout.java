package io.wirestash.output.sqlite;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table's name and columns: makes it, and compares it with the one that is there. */
final class TableLayout {
  /** @param type its type and constraints, as SQL */
  record Column(String name, String type) {}

  private static final String KEY = "PRIMARY KEY";

  private final String name;
  private final String options;
  private final List<Column> columns;

  /** @param options what follows the list of columns in the table's SQL, may be empty */
  TableLayout(String name, String options, Column... columns) {
    this.name = name;
    this.options = options;
    this.columns = List.of(columns);
  }

  String quotedName() {
    return quoted(name);
  }

  /** The columns, with commas between them. */
  String columnNames() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  void make(Connection connection, DatabaseFile file) throws SQLException, IOException {
    String list = columns.stream().map(column -> column.name() + " " + column.type()).collect(Collectors.joining(", "));
    execute(connection, "CREATE TABLE IF NOT EXISTS " + quotedName() + " (" + list + ") " + options);
    check(connection, file);
  }

  void index(Connection connection, String column) throws SQLException {
    String index = quoted(name + "_" + column);
    execute(connection, "CREATE INDEX IF NOT EXISTS " + index + " ON " + quotedName() + " (" + column + ")");
  }

  /** A table of this name may have been there before, made by anybody. Columns beyond ours are theirs. */
  private void check(Connection connection, DatabaseFile file) throws SQLException, IOException {
    Set<String> there = new HashSet<>();
    Set<String> keys = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA table_info(" + quotedName() + ")")) {
      while (rows.next()) {
        String column = rows.getString("name").toLowerCase(Locale.ROOT);
        there.add(column);
        if (rows.getInt("pk") > 0) keys.add(column);
      }
    }
    List<String> missing = names(columns.stream()).filter(column -> !there.contains(column)).toList();
    if (!missing.isEmpty()) throw differs(file, "it has no column " + String.join(", ", missing));
    List<String> wanted = names(columns.stream().filter(column -> column.type().contains(KEY))).toList();
    if (!wanted.isEmpty() && !keys.equals(Set.copyOf(wanted))) {
      throw differs(file, String.join(", ", wanted) + " is not its primary key");
    }
  }

  private static Stream<String> names(Stream<Column> columns) {
    return columns.map(Column::name);
  }

  private IOException differs(DatabaseFile file, String how) {
    return new IOException(
        "table " + name + " of " + file + " was made by something else: " + how
            + "; choose another path, or renew: true to delete the database");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
