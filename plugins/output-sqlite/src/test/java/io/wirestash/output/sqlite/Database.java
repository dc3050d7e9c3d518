package io.wirestash.output.sqlite;

import io.wirestash.api.output.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A database and outputs that write to it, with the options that a test wants. */
final class Database {
  final Path path;
  private boolean renew;
  private Path schema;
  private int commitRows = 50_000;
  private Duration commitInterval = Duration.ofHours(1);

  private Database(Path path) {
    this.path = path;
  }

  static Database at(Path path) {
    return new Database(path);
  }

  Database renew() {
    renew = true;
    return this;
  }

  Database schema(Path sql) {
    schema = sql;
    return this;
  }

  Database commitRows(int rows) {
    commitRows = rows;
    return this;
  }

  Database commitInterval(Duration interval) {
    commitInterval = interval;
    return this;
  }

  Output output() {
    return new SqliteOutput(new SqliteOptions(path, renew, schema, commitRows, commitInterval, Duration.ofMillis(100)));
  }

  Output opened() throws IOException {
    Output output = output();
    output.open();
    return output;
  }

  /** One whole run. */
  Database write(Events... batches) throws IOException {
    try (Output output = opened()) {
      for (Events batch : batches) output.write(batch);
      output.flush();
    }
    return this;
  }

  /** The rows of an answer, with commas between the values. */
  List<String> query(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (answer.next()) rows.add(row(answer));
      return rows;
    }
  }

  private static String row(ResultSet answer) throws SQLException {
    int columns = answer.getMetaData().getColumnCount();
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= columns; i++) values.add(String.valueOf(answer.getString(i)));
    return String.join(",", values);
  }

  long count(String table) throws SQLException {
    return Long.parseLong(query("SELECT count(*) FROM " + table).get(0));
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + path);
  }
}
