package io.wirestash.acceptance;

import static io.wirestash.acceptance.Wiretap.fromClient;
import static io.wirestash.acceptance.Wiretap.talk;
import static io.wirestash.testkit.Frames.frame;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirestash.api.parser.Direction;
import io.wirestash.testkit.Conversation;
import io.wirestash.testkit.EngineRun;
import io.wirestash.testkit.Frames;
import io.wirestash.testkit.TestEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways to hide from an observer, or to deceive it, and what the engine makes of them. */
class EvasionTest {
  private static final TestEngine ENGINE = TestEngine.with(Parsers.ALL).set("credentials=show");
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  @TempDir Path folder;

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: a.example\r\n\r\n";
  }

  private static List<String> paths(EngineRun run) {
    return texts(run, "http", "req_uri");
  }

  private static List<String> texts(EngineRun run, String type, String member) {
    return run.events(type).stream().map(event -> event.path(member).asText()).toList();
  }

  private EngineRun read(Conversation conversation) {
    return new Wiretap().hears(conversation).read(ENGINE, folder);
  }

  // ---- decoys

  @Test
  void e19_aDecoyThatNeverArrivesIsReadFirstButNotSilently() {
    Wiretap tap = new Wiretap().hears(talk(80).handshake().client(get("/a")).server(OK));
    long second = get("/a").length();
    tap.hears(
        fromClient(80, second, 2).payload(get("/decoy")).bytes(),
        fromClient(80, second, 64).payload(get("/admin")).bytes());
    EngineRun run = tap.read(ENGINE, folder);
    assertThat(paths(run)).containsExactly("/a", "/decoy");
    assertThat(run.events("http"))
        .extracting(event -> event.path("ambiguous").asBoolean())
        .containsExactly(false, true);
    assertThat(run.report().anomalies()).containsKeys("ip.ttl_shift", "tcp.overlap_conflict");
  }

  @Test
  void e30_aDecoyWithABadChecksumIsNotReadOfAHostThatMadeGoodOnes() {
    Wiretap tap = new Wiretap().hears(talk(80).handshake());
    tap.hears(
        fromClient(80, 0, 64).checksum(0xdead).payload(get("/decoy")).bytes(),
        fromClient(80, 0, 64).payload(get("/real0")).bytes());
    EngineRun run = tap.read(ENGINE, folder);
    assertThat(paths(run)).containsExactly("/real0");
    assertThat(run.report().anomalies()).containsEntry("checksum.bad", 1L).doesNotContainKey("tcp.overlap_conflict");
  }

  @Test
  void e31_packetsWhoseChecksumsTheNetworkCardWasToMakeAreRead() {
    Frames host = frame().ethernet().ipv4("10.0.0.1", "10.0.0.2").tcp(40_000, 80).offloaded();
    Wiretap tap = new Wiretap().hears(talk(80).hide(Direction.CLIENT).handshake().client(get("/sent")).server(OK));
    tap.hears(host.seq(Wiretap.CLIENT_START).ack(Wiretap.SERVER_START).flags("PA").payload(get("/sent")).bytes());
    EngineRun run = tap.read(ENGINE, folder);
    assertThat(paths(run)).contains("/sent");
    assertThat(run.report().anomalies()).doesNotContainKey("checksum.bad");
    assertThat(run.report().counters().get("checksum_offload")).isPositive();
  }

  // ---- the same ends, other networks

  @Test
  void e22_theSameEndsInTwoVlansAreTwoConnections() {
    Wiretap tap = new Wiretap();
    tap.hears(exchange("/red"), Wiretap.vlan(7)).hears(exchange("/blue"), Wiretap.vlan(8));
    assertTwoConnections(tap.read(ENGINE, folder));
  }

  @Test
  void e22_theSameEndsInATunnelAndOutsideAreTwoConnections() {
    Wiretap tap = new Wiretap();
    tap.hears(exchange("/red")).hears(exchange("/blue"), Wiretap.tunnel("192.0.2.1", "192.0.2.2"));
    assertTwoConnections(tap.read(ENGINE, folder));
  }

  private static Conversation exchange(String path) {
    return talk(80).handshake().client(get(path)).server(OK).close();
  }

  private static void assertTwoConnections(EngineRun run) {
    assertThat(paths(run)).containsExactlyInAnyOrder("/red", "/blue");
    assertThat(texts(run, "http", "flow_id")).doesNotHaveDuplicates();
    assertThat(run.report().anomalies()).isEmpty();
  }

  // ---- protocols where nobody expects them

  @Test
  void e37_httpIsReadOnThePortOfDns() {
    EngineRun run = read(talk(53).handshake().client(get("/here")).server(OK).close());
    assertThat(paths(run)).containsExactly("/here");
    assertThat(run.report().anomalies()).isEmpty();
  }

  @Test
  void e37_sshIsFoundOnThePortOfHttp() {
    EngineRun run = read(talk(80).handshake()
        .server("SSH-2.0-OpenSSH_9.6\r\n").client("SSH-2.0-OpenSSH_9.7\r\n").close());
    assertThat(texts(run, "session", "service")).containsExactly("ssh");
    assertThat(run.events("http")).isEmpty();
  }

  @Test
  void e37_dnsIsReadOnThePortOfAProxyOverUdpAndTcp() {
    Wiretap tap = new Wiretap()
        .hears(talk(8080).handshake().client("\0\35" + Dns.question(7)).server("\0\35" + Dns.answer(7)));
    Frames there = frame().ethernet().ipv4("10.0.0.1", "10.0.0.2").udp(40_000, 8080);
    Frames back = frame().ethernet().ipv4("10.0.0.2", "10.0.0.1").udp(8080, 40_000);
    tap.hears(there.payload(Dns.question(8)).bytes(), back.payload(Dns.answer(8)).bytes());
    EngineRun run = tap.read(ENGINE, folder);
    assertThat(texts(run, "dns", "transport")).containsExactlyInAnyOrder("tcp", "tcp", "udp", "udp");
    assertThat(run.events("dns"))
        .extracting(event -> event.path("questions").path(0).path("qname").asText())
        .containsOnly("www.example.");
  }

  // ---- logins

  private static Conversation ftp() {
    return talk(21).handshake().server("220 ready\r\n");
  }

  private static ObjectNode onlyLogin(EngineRun run) {
    assertThat(run.events("auth")).hasSize(1);
    return run.events("auth").get(0);
  }

  private static void assertAnna(ObjectNode login) {
    assertThat(login.path("user").asText()).isEqualTo("anna");
    assertThat(login.path("secret").asText()).isEqualTo("correct horse");
    assertThat(login.path("result").asText()).isEqualTo("success");
    assertThat(login.has("ambiguous")).isFalse();
    assertThat(login.has("incomplete")).isFalse();
  }

  @Test
  void e38_aLoginByteByByteIsOneLogin() {
    EngineRun run = read(ftp().segments(1).client("USER anna\r\n").server("331 password\r\n")
        .client("PASS correct horse\r\n").server("230 in\r\n").close());
    assertAnna(onlyLogin(run));
  }

  @Test
  void e38_aLoginByteByByteInReverseIsOneLogin() {
    EngineRun run = read(ftp().segments(1).client("USER anna\r\n").reverse(11).server("331 password\r\n")
        .client("PASS correct horse\r\n").reverse(20).server("230 in\r\n").close());
    assertAnna(onlyLogin(run));
  }

  @Test
  void e38_aPasswordAcrossFragmentsIsRead() {
    String user = "USER anna\r\n";
    Conversation login = ftp().client(user).server("331 password\r\n")
        .unseen().client("PASS correct horse\r\n").later(Duration.ofMillis(10)).server("230 in\r\n");
    Frames password = fromClient(21, user.length(), 64).ack(Wiretap.SERVER_START + 25).payload("PASS correct horse\r\n");
    long asked = login.packets().get(5).nanos();
    Wiretap tap = new Wiretap().hears(login);
    for (byte[] fragment : password.fragments(24)) tap.hearsAt(asked + 1_000_000, fragment);
    EngineRun run = tap.read(ENGINE, folder);
    assertThat(password.fragments(24)).hasSizeGreaterThan(1);
    assertAnna(onlyLogin(run));
    assertThat(run.report().anomalies()).doesNotContainKey("tcp.gap");
  }

  @Test
  void e38_aLoginWithAHoleSaysThatItIsIncomplete() {
    EngineRun run = read(ftp().client("USER anna\r\n").unseen().server("331 password\r\n")
        .client("PASS correct horse\r\n").server("230 in\r\n").client("NOOP\r\n").server("200 ok\r\n")
        .close());
    ObjectNode login = onlyLogin(run);
    assertThat(login.path("user").asText()).isEqualTo("anna");
    assertThat(login.path("incomplete").asBoolean()).isTrue();
    assertThat(run.report().anomalies()).containsEntry("tcp.gap", 1L);
  }

  @Test
  void e38_twoPasswordsForTheSamePlaceAreAmbiguous() {
    String user = "USER anna\r\n";
    Wiretap tap = new Wiretap().hears(ftp().client(user).server("331 password\r\n").client("PASS first_one\r\n"));
    Frames again = fromClient(21, user.length(), 64).ack(Wiretap.SERVER_START + 25);
    Frames in = frame().ethernet().ipv4("10.0.0.2", "10.0.0.1").tcp(21, 40_000).flags("PA")
        .seq(Wiretap.SERVER_START + 25).ack(Wiretap.CLIENT_START + user.length() + 16);
    tap.hears(again.payload("PASS other_one\r\n").bytes(), in.payload("230 in\r\n").bytes());
    EngineRun run = tap.read(ENGINE, folder);
    ObjectNode login = onlyLogin(run);
    assertThat(login.path("secret").asText()).isEqualTo("first_one");
    assertThat(login.path("ambiguous").asBoolean()).isTrue();
    assertThat(run.report().anomalies()).containsKey("tcp.overlap_conflict");
  }
}
