package io.wirestash.output.sqlite;

import io.wirestash.output.sqlite.TableLayout.Column;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Events of type {@code traffic}, one for each packet, in the table {@code ip_statistic_tuple}. That table has a place
 * for nothing but its twelve columns, so the ids of the events in it are kept in a table beside it.
 */
final class TrafficTable implements EventTable {
  static final String TYPE = "traffic";

  private static final String NO_SERVICE = "NONE";

  private static final TableLayout TUPLES =
      new TableLayout(
          "ip_statistic_tuple",
          "",
          new Column("direct", "INTEGER DEFAULT -1"),
          new Column("ts", "INTEGER"),
          new Column("ip_protocol_type", "INTEGER DEFAULT -1"),
          new Column("src_ip", "TEXT"),
          new Column("dst_ip", "TEXT"),
          new Column("src_port", "INTEGER DEFAULT 0"),
          new Column("dst_port", "INTEGER DEFAULT 0"),
          new Column("packet_length", "INTEGER DEFAULT 0"),
          new Column("src_ip_geo", "TEXT"),
          new Column("dst_ip_geo", "TEXT"),
          new Column("src_port_service", "TEXT DEFAULT 'NONE'"),
          new Column("dst_port_service", "TEXT DEFAULT 'NONE'"));

  private static final int TUPLE_COLUMNS = 12;

  private static final TableLayout IDS =
      new TableLayout("ip_statistic_event", "WITHOUT ROWID", new Column("event_id", "TEXT PRIMARY KEY"));

  private final JsonMembers members = new JsonMembers();
  private final JsonMembers place = new JsonMembers();
  private RowInsert tuples;
  private RowInsert ids;

  private String eventId;
  private int direct;
  private Double ts;
  private int protocol;
  private String srcIp;
  private String dstIp;
  private int srcPort;
  private int dstPort;
  private int packetLength;
  private String srcGeo;
  private String dstGeo;
  private String srcService;
  private String dstService;

  @Override
  public void open(Connection connection, DatabaseFile file) throws SQLException, IOException {
    TUPLES.make(connection, file);
    IDS.make(connection, file);
    tuples = new RowInsert(connection, TUPLE_COLUMNS + 1, TrafficTable::insertNew);
    ids = new RowInsert(connection, 1, "INSERT OR IGNORE INTO ip_statistic_event (event_id) VALUES "::concat);
  }

  /** SQLite calls the columns of VALUES column1, column2 …; the first is the id. */
  private static String insertNew(String rows) {
    StringBuilder values = new StringBuilder("column2");
    for (int i = 3; i <= TUPLE_COLUMNS + 1; i++) values.append(", column").append(i);
    return "INSERT INTO ip_statistic_tuple (" + TUPLES.columnNames() + ") SELECT " + values + " FROM (VALUES " + rows
        + ") WHERE NOT EXISTS (SELECT 1 FROM ip_statistic_event WHERE event_id = column1)";
  }

  @Override
  public void add(byte[] json, int from, int length) throws SQLException {
    clear();
    members.open(json, from);
    for (String name = members.next(); name != null; name = members.next()) read(name);
    tuples.value(eventId).value(direct).value(ts).value(protocol);
    tuples.value(srcIp).value(dstIp).value(srcPort).value(dstPort).value(packetLength);
    tuples.value(srcGeo).value(dstGeo).value(srcService).value(dstService);
    ids.value(eventId);
    if (tuples.full()) flush();
  }

  private void clear() {
    eventId = null;
    direct = -1;
    ts = null;
    protocol = -1;
    srcIp = null;
    dstIp = null;
    srcPort = 0;
    dstPort = 0;
    packetLength = 0;
    srcGeo = null;
    dstGeo = null;
    srcService = NO_SERVICE;
    dstService = NO_SERVICE;
  }

  private void read(String name) {
    switch (name) {
      case "event_id" -> eventId = members.text();
      case "ts" -> ts = members.real();
      case "transport" -> protocol = IpProtocol.number(members.text());
      case "src_ip" -> srcIp = members.text();
      case "dst_ip" -> dstIp = members.text();
      case "src_port" -> srcPort = members.integer(0);
      case "dst_port" -> dstPort = members.integer(0);
      case "packet_length" -> packetLength = members.integer(0);
      case "direction" -> direct = directionNumber(members.text());
      case "src_geo" -> srcGeo = label();
      case "dst_geo" -> dstGeo = label();
      case "src_service" -> srcService = service();
      case "dst_service" -> dstService = service();
      default -> {}
    }
  }

  private static int directionNumber(String direction) {
    if (direction == null) return -1;
    return switch (direction) {
      case "LOOP" -> 0;
      case "OUT" -> 1;
      case "IN" -> 2;
      case "OTHER" -> 3;
      default -> -1;
    };
  }

  private String label() {
    if (!place.openValue(members)) return null;
    for (String name = place.next(); name != null; name = place.next()) {
      if (name.equals("label")) return place.text();
    }
    return null;
  }

  private String service() {
    String service = members.text();
    return service == null ? NO_SERVICE : service;
  }

  /** Tuples go first: they are new as long as their ids are not there. */
  @Override
  public void flush() throws SQLException {
    tuples.insert();
    ids.insert();
  }

  @Override
  public void close() throws SQLException {
    tuples.close();
    ids.close();
  }
}
