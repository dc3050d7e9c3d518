package io.wirestash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerJsonTest {
  private final Reports run = new Reports();

  @Test
  void isOneObjectOnOneLine() throws IOException {
    run.undecodable = Map.of("ipv4.header_cut", 2L);
    run.damage = List.of("a\nb");
    String json = LedgerJson.of("dns.yaml", run.build(), 66);
    assertThat(json).doesNotContain("\n");
    JsonNode ledger = new ObjectMapper().readTree(json);
    assertThat(ledger.get("pipeline").asText()).isEqualTo("dns.yaml");
    assertThat(ledger.get("exit_code").asInt()).isEqualTo(66);
    assertThat(ledger.get("packets").asLong()).isEqualTo(1_204_333);
    assertThat(ledger.at("/undecodable/ipv4.header_cut").asLong()).isEqualTo(2);
    assertThat(ledger.at("/outputs/0/delivered").asLong()).isEqualTo(88_410);
    assertThat(ledger.at("/damage/0").asText()).isEqualTo("a\nb");
    assertThat(ledger.get("balanced").asBoolean()).isTrue();
    assertThat(ledger.has("failure")).isFalse();
    assertThat(ledger.get("wall_seconds").asText()).isEqualTo("4.1");
  }

  @Test
  void saysWhyARunFailed() throws IOException {
    run.failure = "disk full";
    JsonNode ledger = new ObjectMapper().readTree(LedgerJson.of("dns.yaml", run.build(), 74));
    assertThat(ledger.get("failure").asText()).isEqualTo("disk full");
  }
}
