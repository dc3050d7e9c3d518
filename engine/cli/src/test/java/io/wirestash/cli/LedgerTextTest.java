package io.wirestash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.core.ledger.RunReport.OutputCount;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LedgerTextTest {
  private final Reports run = new Reports();

  @Test
  void showsAnUndisturbedRunInAFewLines() {
    assertThat(LedgerText.of("dns.yaml", run.build())).isEqualTo("""
        dns.yaml: finished in 4.1 s, 1 204 331 packets (812 MB), 293 k packets/s
          packets  1 204 331  = 1 204 331 decoded
          flows       41 902
          events      88 410  = 88 410 delivered to stdout
            dns       88 410
        """);
  }

  @Test
  void spellsOutWhereEverythingWent() {
    run.undecodable = Map.of("ipv4.header_cut", 12L, "ethernet.cut", 7L);
    run.dropped = Map.of("ring", 5L);
    run.counters = Map.of("datagrams_reassembled", 3L);
    run.anomalies = Map.of("dns.name_loop", 2L, "ip.length", 1_000L);
    run.deadLettered = 2;
    run.warnings = List.of("slow disk");
    run.damage = List.of("a.pcap: cut at byte 100");
    run.faults = List.of("dns: index 7 out of bounds");
    assertThat(LedgerText.of("dns.yaml", run.build())).isEqualTo("""
        dns.yaml: finished in 4.1 s, 1 204 355 packets (812 MB), 293 k packets/s
          packets                1 204 355  = 1 204 331 decoded + 19 undecodable + 5 dropped
            undecodable                 19  ipv4.header_cut 12, ethernet.cut 7
            dropped                      5  ring 5
          flows                     41 902
          datagrams reassembled          3
          anomalies                  1 002  ip.length 1 000, dns.name_loop 2
          events                    88 412  = 88 410 delivered to stdout + 2 dead-lettered
            dns                     88 412
          damaged inputs                 1
          warnings                       1
          fault: dns: index 7 out of bounds
        """);
  }

  @Test
  void listsTheOutputsIfThereAreSeveral() {
    run.outputs = List.of(new OutputCount("stdout", 88_410, 0), new OutputCount("json_file", 88_000, 410));
    assertThat(LedgerText.of("x", run.build()))
        .contains("= 88 410 delivered\n")
        .contains("  to stdout        88 410  delivered\n")
        .contains("  to json_file     88 000  delivered, 410 dropped\n");
  }

  @Test
  void namesTheMostFrequentAnomaliesAndCountsTheRest() {
    run.anomalies = new TreeMap<>();
    for (int i = 1; i <= 10; i++) run.anomalies.put("code" + i, (long) i);
    assertThat(LedgerText.of("x", run.build()))
        .contains("55  code10 10, code9 9, code8 8, code7 7, code6 6, code5 5, code4 4, code3 3 and 2 more kinds\n");
  }

  @Test
  void saysHowMuchIsUnaccountedFor() {
    run.uncounted = 3;
    assertThat(LedgerText.of("x", run.build())).contains("= 1 204 331 decoded (3 unaccounted for)");
  }

  @Test
  void saysHowTheRunEnded() {
    run.stopped = true;
    assertThat(LedgerText.of("x", run.build())).startsWith("x: stopped after 4.1 s");
    run.failure = "disk full";
    assertThat(LedgerText.of("x", run.build())).startsWith("x: failed after 4.1 s");
  }

  @Test
  void letsNoControlCharacterThrough() {
    String evil = "\u001b]0;title\u0007\u202e\n\u009b";
    run.undecodable = Map.of(evil, 1L);
    run.counters = Map.of(evil, 1L);
    run.anomalies = Map.of(evil, 1L);
    run.faults = List.of(evil);
    run.outputs = List.of(new OutputCount(evil, 0, 0));
    assertThat(LedgerText.of(evil, run.build())).doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\n]]");
  }
}
