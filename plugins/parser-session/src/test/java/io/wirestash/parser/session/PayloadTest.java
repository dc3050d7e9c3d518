package io.wirestash.parser.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirestash.api.output.EventFormat;
import io.wirestash.testkit.CaptureWriter;
import io.wirestash.testkit.Conversation;
import io.wirestash.testkit.Frames;
import io.wirestash.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions with their payload. */
class PayloadTest {
  @TempDir Path folder;

  private static Conversation connection() {
    return Conversation.between("10.0.0.1", 40_000, "10.0.0.2", 7000).handshake();
  }

  private static TestEngine engine(String options) {
    return TestEngine.with("credentials: show\nparsers: [{session: {" + options + "}}]");
  }

  private List<ObjectNode> events(String options, Conversation... conversations) {
    Path capture = Conversation.save(folder.resolve("streams.pcap"), conversations);
    byte[] lines = engine(options).run(capture).lines();
    assertThat(engine(options).workers(3).run(capture).lines()).describedAs("with three workers").isEqualTo(lines);
    return engine(options).run(capture).assertSound().events();
  }

  private static List<String> texts(List<ObjectNode> events, String member) {
    return events.stream().map(event -> event.path(member).asText("-")).toList();
  }

  // ---- both sides in the session's event

  @Test
  void aSessionHasWhatBothSidesSent() {
    ObjectNode session = events("data: both", connection().client("hello\r\n", "more").server("wor", "ld").close()).get(0);
    assertThat(session.get("data_c2s").asText()).isEqualTo("hello\r\nmore");
    assertThat(session.get("data_s2c").asText()).isEqualTo("world");
    assertThat(session.get("end_reason").asText()).isEqualTo("fin");
    assertThat(session.has("data_c2s_hex")).isFalse();
  }

  @Test
  void asNumbersIfWanted() {
    ObjectNode session = events("data: both, hex: true", connection().client("A\u00ff")).get(0);
    assertThat(session.get("data_c2s").asText()).isEqualTo("A\\xff");
    assertThat(session.get("data_c2s_hex").asText()).isEqualTo("41ff");
  }

  @Test
  void segmentsInDisorderAreInOrder() {
    ObjectNode session = events("data: both", connection().client("one ", "two ", "three").swap().close()).get(0);
    assertThat(session.get("data_c2s").asText()).isEqualTo("one two three");
  }

  @Test
  void payloadIsReportedAfterSilenceAndNotAgain() {
    List<ObjectNode> sessions =
        events("data: both", connection().client("first").later(Duration.ofSeconds(20)).server("second").close());
    assertThat(texts(sessions, "data_c2s")).containsExactly("first", "-");
    assertThat(texts(sessions, "data_s2c")).containsExactly("-", "second");
    assertThat(texts(sessions, "end_reason")).containsExactly("active", "fin");
    assertThat(texts(sessions, "sequence")).containsExactly("0", "1");
  }

  @Test
  void aFlowThatNobodyEndsIsReportedToo() {
    assertThat(texts(events("data: both", connection().client("still here")), "data_c2s")).containsExactly("still here");
  }

  @Test
  void moreThanTheLimitGoesIntoTheNextReport() {
    List<ObjectNode> sessions = events("data: both, max_data: 16B", connection().client("0123456789abcdefghijklmnopqrstuvwxyz"));
    assertThat(texts(sessions, "data_c2s")).containsExactly("0123456789abcdef", "ghijklmnopqrstuv", "wxyz");
    assertThat(texts(sessions, "data_c2s_offset")).containsExactly("-", "16", "32");
    assertThat(texts(events("data: both, max_data: 16B", connection().client("0123456789abcdef")), "data_c2s"))
        .containsExactly("0123456789abcdef");
  }

  @Test
  void aGapPartsReports() {
    Conversation lossy = connection().client("before").unseen().client("lost").client("after").server("ok").close();
    List<ObjectNode> sessions = events("data: both", lossy);
    assertThat(texts(sessions, "data_c2s")).containsExactly("before", "after");
    assertThat(texts(sessions, "data_c2s_missing")).containsExactly("-", "4");
    assertThat(texts(sessions, "data_c2s_offset")).containsExactly("-", "10");
  }

  // ---- one way

  @Test
  void anEventForEachTurn() {
    List<ObjectNode> events = events("data: one_way", connection().client("a", "b").server("c").client("d").close());
    List<ObjectNode> data = events.stream().filter(event -> event.get("type").asText().equals("data")).toList();
    assertThat(texts(data, "data")).containsExactly("ab", "c", "d");
    assertThat(texts(data, "sender")).containsExactly("client", "server", "client");
    assertThat(texts(data, "src_port")).containsExactly("40000", "7000", "40000");
    assertThat(texts(data, "offset")).containsExactly("0", "0", "2");
    assertThat(events).hasSize(4);
  }

  @Test
  void aTurnIsReportedAfterSilence() {
    Conversation slow = connection().client("a").later(Duration.ofSeconds(20)).client("b").close();
    assertThat(texts(events("data: one_way", slow), "data")).containsExactly("a", "b", "-");
  }

  // ---- datagrams

  private Path datagrams() throws IOException {
    Frames query = Frames.frame().ethernet().ipv4("10.0.0.1", "10.0.0.2").udp(4000, 53).payload("question");
    Frames answer = Frames.frame().ethernet().ipv4("10.0.0.2", "10.0.0.1").udp(53, 4000).payload("answer");
    var writer = CaptureWriter.pcap().packet(1_000_000_000L, query.bytes()).packet(2_000_000_000L, answer.bytes());
    return Files.write(folder.resolve("datagrams.pcap"), writer.bytes());
  }

  @Test
  void eachDatagramIsAnEvent() throws IOException {
    for (String data : List.of("both", "one_way")) {
      List<ObjectNode> events = engine("data: " + data).run(datagrams()).assertSound().events("data");
      assertThat(texts(events, "data")).containsExactly("question", "answer");
      assertThat(texts(events, "ts")).containsExactly("1.000000", "2.000000");
    }
  }

  @Test
  void unlessUdpIsNotWanted() throws IOException {
    assertThat(engine("data: both, udp: false").run(datagrams()).assertSound().events("data")).isEmpty();
  }

  // ---- which flows

  @Test
  void onlySessionsThatPassTheFilter() {
    Conversation other = Conversation.between("10.0.0.9", 41_000, "10.0.0.2", 8000).handshake().client("other");
    assertThat(texts(events("data: both, clients: 10.0.0.9", connection().client("this"), other), "data_c2s"))
        .containsExactly("other");
    assertThat(texts(events("servers: 10.0.0.0/24, server_ports: 7000-7999", connection(), other), "src_ip"))
        .containsExactly("10.0.0.1");
    assertThat(events("client_ports: \"!40000-42000\"", connection(), other)).isEmpty();
  }

  @Test
  void aFilterThatIsNoneIsRefused() {
    assertThatThrownBy(() -> events("clients: everyone", connection())).hasMessageContaining("clients");
  }

  @Test
  void payloadIsRefusedWherePasswordsAreHidden() {
    TestEngine masked = TestEngine.with("parsers: [{session: {data: both}}]");
    assertThatThrownBy(() -> masked.run(connection().save(folder.resolve("a.pcap")))).hasMessageContaining("credentials: show");
  }

  // ---- text

  @Test
  void theDumpShowsAddressesTimesTextAndNumbers() {
    Path capture = connection().client("GET / HTTP/1.0\r\n\r\n").server("\u0000\u001b[31m").close().save(folder.resolve("a.pcap"));
    assertThat(engine("data: both").format(EventFormat.DUMP).run(capture).text())
        .isEqualTo(
            """
            ==== 2001-09-09 01:46:40  tcp  10.0.0.1:40000 -> 10.0.0.2:7000  -  SF  fin  0.007000 s  5 + 3 packets  222 + 130 bytes
                 from 2001-09-09 01:46:40 to 2001-09-09 01:46:40
            ---- client to server, 18 bytes
            GET / HTTP/1.0

            00000000: 47 45 54 20 2f 20 48 54 54 50 2f 31 2e 30 0d 0a  |GET / HTTP/1.0..|
            00000010: 0d 0a                                            |..|
            ---- server to client, 6 bytes
            \\x00\\x1b[31m
            00000000: 00 1b 5b 33 31 6d                                |..[31m|
            """);
  }

  @Test
  void aLineIsOneLine() {
    Path capture = connection().client("a\r\nb").server("c").close().save(folder.resolve("a.pcap"));
    String text = engine("data: one_way").format(EventFormat.LINE).run(capture).text();
    assertThat(text.lines().findFirst())
        .contains("2001-09-09 01:46:40  tcp  10.0.0.1:40000 -> 10.0.0.2:7000  a\\r\\nb");
    assertThat(text.lines()).hasSize(3);
  }
}
