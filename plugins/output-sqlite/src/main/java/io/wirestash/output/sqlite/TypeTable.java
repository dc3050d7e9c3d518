package io.wirestash.output.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A table named as its type of event: what every event says of time, place and identity in columns of its own, and the
 * whole event as JSON. The id of an event is the key, so an event that is there already changes nothing.
 */
final class TypeTable implements EventTable {
  private static final TableLayout.Column[] COLUMNS = {
    new TableLayout.Column("event_id", "TEXT PRIMARY KEY"),
    new TableLayout.Column("ts", "REAL"),
    new TableLayout.Column("ts_end", "REAL"),
    new TableLayout.Column("src_ip", "TEXT"),
    new TableLayout.Column("src_port", "INTEGER"),
    new TableLayout.Column("dst_ip", "TEXT"),
    new TableLayout.Column("dst_port", "INTEGER"),
    new TableLayout.Column("transport", "TEXT"),
    new TableLayout.Column("flow_id", "TEXT"),
    new TableLayout.Column("event", "TEXT"),
  };

  private static final String[] INDEXED = {"ts", "src_ip", "dst_ip", "flow_id"};

  private final TableLayout layout;
  private final JsonMembers members = new JsonMembers();
  private RowInsert insert;

  private String eventId;
  private Double ts;
  private Double tsEnd;
  private String srcIp;
  private Integer srcPort;
  private String dstIp;
  private Integer dstPort;
  private String transport;
  private String flowId;

  TypeTable(String type) {
    layout = new TableLayout(type, "", COLUMNS);
  }

  @Override
  public void open(Connection connection, DatabaseFile file) throws SQLException, IOException {
    layout.make(connection, file);
    for (String column : INDEXED) layout.index(connection, column);
    String into = "INSERT OR IGNORE INTO " + layout.quotedName() + " (" + layout.columnNames() + ") VALUES ";
    insert = new RowInsert(connection, COLUMNS.length, into::concat);
  }

  @Override
  public void add(byte[] json, int from, int length) throws SQLException {
    clear();
    members.open(json, from);
    // The envelope comes first and the id after all others that are wanted; what follows can be long.
    for (String name = members.next(); name != null; name = members.next()) {
      read(name);
      if (eventId != null) break;
    }
    insert.value(eventId).value(ts).value(tsEnd).value(srcIp).value(srcPort).value(dstIp).value(dstPort);
    insert.value(transport).value(flowId).value(new String(json, from, length, StandardCharsets.UTF_8));
    if (insert.full()) insert.insert();
  }

  private void clear() {
    eventId = null;
    ts = null;
    tsEnd = null;
    srcIp = null;
    srcPort = null;
    dstIp = null;
    dstPort = null;
    transport = null;
    flowId = null;
  }

  private void read(String name) {
    switch (name) {
      case "event_id" -> eventId = members.text();
      case "ts", "ts_start" -> ts = members.real();
      case "ts_end" -> tsEnd = members.real();
      case "src_ip" -> srcIp = members.text();
      case "src_port" -> srcPort = members.integer();
      case "dst_ip" -> dstIp = members.text();
      case "dst_port" -> dstPort = members.integer();
      case "transport" -> transport = members.text();
      case "flow_id" -> flowId = members.text();
      default -> {}
    }
  }

  @Override
  public void flush() throws SQLException {
    insert.insert();
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }
}
