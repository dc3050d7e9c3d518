package io.wirestash.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.core.ledger.RunReport;
import io.wirestash.testkit.CapturedPacket;
import io.wirestash.testkit.Captures;
import io.wirestash.testkit.Conversation;
import io.wirestash.testkit.TestEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage that nobody believes would test nothing. */
class TcpDamageTest {
  private static final TestEngine ENGINE = TestEngine.with("parsers: [http, anomaly]");
  private static final int SEEDS = 20;
  private static final int MOST_DAMAGE = 12;

  @TempDir Path folder;

  private static List<CapturedPacket> packets(String client, String server) {
    Conversation talk = Conversation.between(client, 40_000, server, 80).handshake();
    for (int i = 0; i < 40; i++) {
      talk.client("GET /" + "x".repeat(i) + " HTTP/1.1\r\nHost: a.example\r\n\r\n");
      talk.server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    }
    return talk.close().packets();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.", "fd00::"})
  void aSegmentMadeAgainIsTheSame(String network) {
    for (CapturedPacket packet : packets(network + 1, network + 2)) {
      Segment segment = Segment.of(packet);
      if (segment == null) continue;
      assertThat(segment.payload(segment.payload()).packet().bytes()).isEqualTo(packet.bytes());
    }
  }

  @Test
  void damagedSegmentsAreBelievedAndCauseAllKindsOfTrouble() {
    Set<String> trouble = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      List<CapturedPacket> packets = new ArrayList<>(packets("10.0.0.1", "10.0.0.2"));
      TcpDamage.some(packets, MOST_DAMAGE, new Random(seed));
      RunReport report = ENGINE.run(Captures.write(packets, folder.resolve("damaged"))).assertSound().report();
      assertThat(report.undecodable()).isEmpty();
      trouble.addAll(report.anomalies().keySet());
    }
    assertThat(trouble)
        .contains("tcp.gap", "tcp.overlap_conflict", "tcp.out_of_window", "tcp.bad_flags", "tcp.rst_suspect", "tcp.urgent")
        .doesNotContain("checksum.bad");
  }
}
