package io.wirestash.output.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.output.EventFormat;
import io.wirestash.api.output.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteOutputTest {
  private static final String LOGIN =
      """
      {"type":"auth","ts_start":1700000000.250000,"ts_end":1700000001.500000,"src_ip":"192.0.2.1","src_port":40001,\
      "dst_ip":"2001:db8::7","dst_port":3306,"transport":"tcp","community_id":"1:x","flow_id":"hflzW4t5fe_",\
      "event_id":"0OkFuMX6cq5V30dhWGuAx0","packet":7,"service":"mysql",\
      "user":"J\\u00f6rg \\"x\\"","result":"failure"}""";

  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void chooseAPath() {
    database = Database.at(folder.resolve("events.db"));
  }

  @Test
  void wantsTheProductsOwnNames() {
    assertThat(database.output().format()).isEqualTo(EventFormat.NATIVE);
  }

  @Test
  void givesEachTypeATableOfItsName() throws Exception {
    database.write(Events.of("auth", LOGIN).and("odd \"type\"", "{\"event_id\":\"a\"}"));
    assertThat(database.query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
        .containsExactly("auth", "odd \"type\"");
  }

  @Test
  void putsTimePlaceAndIdentityIntoColumnsAndKeepsTheWholeEvent() throws Exception {
    database.write(Events.of("auth", LOGIN));
    assertThat(database.query("SELECT * FROM auth"))
        .containsExactly(
            "0OkFuMX6cq5V30dhWGuAx0,1700000000.25,1700000001.5,192.0.2.1,40001,2001:db8::7,3306,tcp,hflzW4t5fe_,"
                + LOGIN);
    assertThat(database.query("SELECT event ->> 'user', event ->> '$.result' FROM auth"))
        .containsExactly("Jörg \"x\",failure");
  }

  @Test
  void leavesColumnsEmptyWhoseMembersAreAbsentOrOfAnotherKind() throws Exception {
    String edited = "{\"type\":\"dns\",\"ts\":\"noon\",\"src_port\":{\"a\":[1]},\"src_ip\":7,\"event_id\":\"e\"}";
    database.write(Events.of("dns", edited, "{}"));
    assertThat(database.query("SELECT * FROM dns"))
        .containsExactly(
            "e,null,null,null,null,null,null,null,null," + edited, "null,null,null,null,null,null,null,null,null,{}");
  }

  @Test
  void findsMembersBehindOnesThatAProcessorAdded() throws Exception {
    database.write(Events.of("dns", "{\"extra\":{\"ts\":1,\"list\":[{}]},\"ts\":5,\"event_id\":\"e\",\"ts\":6}"));
    assertThat(database.query("SELECT event_id, ts FROM dns")).containsExactly("e,5.0");
  }

  @Test
  void indexesTimeAddressesAndFlow() throws Exception {
    database.write(Events.of("auth", LOGIN));
    assertThat(database.query("SELECT name FROM sqlite_master WHERE type = 'index' AND sql NOT NULL ORDER BY name"))
        .containsExactly("auth_dst_ip", "auth_flow_id", "auth_src_ip", "auth_ts");
  }

  @Test
  void addsNothingWhenTheSameEventsComeAgain() throws Exception {
    database.write(Events.dns(0, 100), Events.traffic(0, 100));
    database.write(Events.dns(0, 105), Events.traffic(0, 105));
    assertThat(database.count("dns")).isEqualTo(105);
    assertThat(database.count("ip_statistic_tuple")).isEqualTo(105);
  }

  @Test
  void writesManyEventsOfSeveralTypesInOrder() throws Exception {
    database.write(Events.dns(0, 10), Events.traffic(0, 7_001), Events.dns(10, 3_333), Events.traffic(7_001, 7_040));
    assertThat(database.query("SELECT src_port FROM dns ORDER BY rowid")).isEqualTo(numbers(3_333));
    assertThat(database.query("SELECT packet_length FROM ip_statistic_tuple ORDER BY rowid")).isEqualTo(numbers(7_040));
  }

  @Test
  void showsEventsToReadersAfterEachFlush() throws Exception {
    try (Output output = database.opened()) {
      output.write(Events.dns(0, 40));
      output.flush();
      assertThat(database.count("dns")).isEqualTo(40);
      output.write(Events.dns(40, 50));
      output.flush();
      assertThat(database.count("dns")).isEqualTo(50);
    }
  }

  @Test
  void commitsWhenTheTransactionHasEnoughRows() throws Exception {
    try (Output output = database.commitRows(100).opened()) {
      output.write(Events.dns(0, 1));
      output.flush();
      output.write(Events.dns(1, 99));
      assertThat(database.count("dns")).isEqualTo(1);
      output.write(Events.dns(99, 101));
      assertThat(database.count("dns")).isEqualTo(101);
      output.flush();
    }
  }

  @Test
  void commitsWhenTheTransactionIsOldEnough() throws Exception {
    try (Output output = database.commitInterval(Duration.ofNanos(1)).opened()) {
      output.write(Events.dns(0, 1));
      assertThat(database.count("dns")).isEqualTo(1);
    }
  }

  @Test
  void leavesOneFileForItsOwnerOnly() throws Exception {
    Database deep = Database.at(folder.resolve("a/b/events.db")).write(Events.dns(0, 1));
    assertThat(mode(folder.resolve("a"))).isEqualTo("rwx------");
    assertThat(mode(deep.path)).isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(deep.path.getParent())) {
      assertThat(files).containsExactly(deep.path);
    }
  }

  @Test
  void executesTheSchemaFileFirst() throws Exception {
    Path sql = Files.writeString(folder.resolve("views.sql"), "CREATE TABLE a (x); CREATE TABLE b (y);");
    database.schema(sql).write(Events.dns(0, 1));
    assertThat(database.query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
        .containsExactly("a", "b", "dns");
  }

  private static List<String> numbers(int to) {
    return IntStream.range(0, to).mapToObj(String::valueOf).toList();
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
