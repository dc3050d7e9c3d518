package io.wirestash.output.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficTableTest {
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void chooseAPath() {
    database = Database.at(folder.resolve("traffic.db"));
  }

  @Test
  void hasTheColumnsThatReadersOfThisTableKnow() throws Exception {
    database.write(Events.traffic(0, 1));
    assertThat(database.query("SELECT name, type, dflt_value FROM pragma_table_info('ip_statistic_tuple')"))
        .containsExactly(
            "direct,INTEGER,-1",
            "ts,INTEGER,null",
            "ip_protocol_type,INTEGER,-1",
            "src_ip,TEXT,null",
            "dst_ip,TEXT,null",
            "src_port,INTEGER,0",
            "dst_port,INTEGER,0",
            "packet_length,INTEGER,0",
            "src_ip_geo,TEXT,null",
            "dst_ip_geo,TEXT,null",
            "src_port_service,TEXT,'NONE'",
            "dst_port_service,TEXT,'NONE'");
  }

  @Test
  void fillsThemFromThePacketAndWhatProcessorsAdded() throws Exception {
    database.write(Events.traffic(240, 241));
    assertThat(database.query("SELECT *, typeof(ts) FROM ip_statistic_tuple"))
        .containsExactly(
            "1,1700000000.0002401,6,10.0.0.2,58.217.200.240,58747,14000,240,private,China-Jiangsu-Nanjing-NONE,"
                + "NONE,scotty-ft,real");
  }

  @Test
  void usesDefaultsWhereAPacketHasNothing() throws Exception {
    database.write(Events.of("traffic", "{\"type\":\"traffic\",\"ts\":5.000000,\"event_id\":\"e\"}"));
    assertThat(database.query("SELECT * FROM ip_statistic_tuple"))
        .containsExactly("-1,5,-1,null,null,0,0,0,null,null,NONE,NONE");
  }

  @ParameterizedTest
  @CsvSource({"LOOP,0", "OUT,1", "IN,2", "OTHER,3", "sideways,-1"})
  void numbersDirections(String direction, String number) throws Exception {
    database.write(Events.of("traffic", "{\"event_id\":\"e\",\"direction\":\"" + direction + "\"}"));
    assertThat(database.query("SELECT direct FROM ip_statistic_tuple")).containsExactly(number);
  }

  @ParameterizedTest
  @CsvSource({"tcp,6", "udp,17", "icmp,1", "ipv6-icmp,58", "sctp,132", "gre,47", "ip-99,99", "ip-x,-1", "pigeon,-1"})
  void numbersProtocols(String transport, String number) throws Exception {
    database.write(Events.of("traffic", "{\"event_id\":\"e\",\"transport\":\"" + transport + "\"}"));
    assertThat(database.query("SELECT ip_protocol_type FROM ip_statistic_tuple")).containsExactly(number);
  }

  @Test
  void addsToATableThatAnotherProgramHasFilled() throws Exception {
    database.execute(
        "CREATE TABLE ip_statistic_tuple (direct INTEGER DEFAULT -1, ts INTEGER, ip_protocol_type INTEGER, src_ip TEXT,"
            + " dst_ip TEXT, src_port INTEGER, dst_port INTEGER, packet_length INTEGER, src_ip_geo TEXT,"
            + " dst_ip_geo TEXT, src_port_service TEXT, dst_port_service TEXT, remark TEXT DEFAULT 'ours');"
            + "INSERT INTO ip_statistic_tuple (packet_length) VALUES (40)");
    database.write(Events.traffic(41, 43));
    assertThat(database.query("SELECT packet_length, remark FROM ip_statistic_tuple"))
        .containsExactly("40,ours", "41,ours", "42,ours");
  }

  @Test
  void knowsEventsAgainAfterTheDatabaseWasPacked() throws Exception {
    database.write(Events.traffic(0, 50));
    database.execute("VACUUM");
    database.write(Events.traffic(0, 60));
    assertThat(database.count("ip_statistic_tuple")).isEqualTo(60);
  }
}
