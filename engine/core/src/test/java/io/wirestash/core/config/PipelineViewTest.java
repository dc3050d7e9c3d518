package io.wirestash.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineViewTest {
  private static final String YAML = """
      description: "for ${this} view"
      inputs: [pcap_file: {path: "${env:PCAP}"}]
      decoders: [ipv4]
      parsers: [dns]
      outputs:
        - id: main
          when: type == "dns"
          search: {api_key: hunter2, hosts: [a, "b \\" c"]}
      """;

  @TempDir Path directory;
  private Pipeline pipeline;

  @BeforeEach
  void load() {
    pipeline = files().pipeline(YAML);
  }

  private PipelineFiles files() {
    return new PipelineFiles(directory).variable("PCAP", "/x.pcap").set("outputs.main.search.bulk=9");
  }

  @Test
  void showsEveryValueWithItsOrigin() {
    assertThat(PipelineView.yaml(pipeline)).isEqualTo("""
        # %s/pipeline.yaml
        version: 1
        name: "pipeline"
        description: "for $${this} view"
        credentials: mask
        inputs:
          - pcap_file:
              path: ["/x.pcap"]  # env
        decoders:
          - ipv4:
        flows:
          max: 500000  # default
          tcp_timeout: 10m  # default
        reassembler:
          tcp:
            max_memory: 256MiB  # default
            policy: first  # default
        parsers:
          - dns:
              ports: [53, 5353]  # default
              answer_timeout: 10s  # default
        outputs:
          - id: main
            when: "type == \\"dns\\""
            search:
              hosts: ["a", "b \\" c"]  # file
              api_key: "<secret>"  # file
              bulk: 9  # --set
              size: 4MiB  # default
        """.formatted(directory));
  }

  @Test
  void isAPipelineFileItself() {
    Pipeline again = new PipelineFiles(directory).pipeline(PipelineView.yaml(pipeline));

    assertThat(again.inputs().get(0).options()).isEqualTo(pipeline.inputs().get(0).options());
    assertThat(again.outputs().get(0).options()).containsEntry("bulk", 9L).containsEntry("api_key", "<secret>");
  }

  @Test
  void hasTheSameAsJson() throws IOException {
    JsonNode json = new ObjectMapper().readTree(PipelineView.json(pipeline));

    assertThat(json.at("/credentials").asText()).isEqualTo("mask");
    assertThat(json.at("/outputs/0/id").asText()).isEqualTo("main");
    assertThat(json.at("/outputs/0/when").asText()).isEqualTo("type == \"dns\"");
    assertThat(json.at("/outputs/0/options/api_key/value").asText()).isEqualTo("<secret>");
    assertThat(json.at("/outputs/0/options/bulk")).hasToString("{\"value\":9,\"origin\":\"--set\"}");
    assertThat(json.at("/parsers/0/options/ports/value")).hasToString("[53,5353]");
    assertThat(json.at("/flows/0/options/tcp_timeout/value").asText()).isEqualTo("10m");
    assertThat(json.toString()).doesNotContain("hunter2");
  }
}
