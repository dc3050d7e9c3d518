package io.wirestash.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineSchemaTest {
  private JsonNode schema;

  @BeforeEach
  void read() throws IOException {
    schema = new ObjectMapper().readTree(PipelineSchema.of(PipelineFiles.CATALOG));
  }

  private JsonNode option(String component, String option) {
    return schema.at("/$defs/" + component + "/properties/" + option);
  }

  @Test
  void isClosedAtEveryLevel() {
    assertThat(schema.findParents("properties")).isNotEmpty()
        .allSatisfy(object -> assertThat(object.get("additionalProperties").asBoolean(true)).isFalse());
  }

  @Test
  void resolvesEveryReference() {
    assertThat(schema.findValuesAsText("$ref")).isNotEmpty()
        .allSatisfy(reference -> assertThat(schema.at(reference.substring(1)).isObject()).as(reference).isTrue());
  }

  @Test
  void namesStagesThatSomethingIsInstalledFor() {
    assertThat(schema.get("properties").fieldNames()).toIterable().containsExactly(
        "version", "name", "description", "credentials", "inputs", "decoders", "flows", "reassembler", "parsers",
        "outputs");
    assertThat(schema.get("required")).hasToString("[\"inputs\",\"parsers\",\"outputs\"]");
  }

  @Test
  void describesOptionsWithDefaultsLimitsAndExamples() {
    assertThat(option("parser.dns", "ports")).hasToString(
        "{\"description\":\"Ports tried first.\",\"default\":[53,5353],"
        + "\"anyOf\":[{\"type\":\"array\",\"items\":{\"anyOf\":[{\"type\":\"integer\",\"minimum\":1,\"maximum\":65535},"
        + "{\"type\":\"string\",\"pattern\":\"\\\\$\\\\{\"}]}},{\"type\":\"integer\",\"minimum\":1,\"maximum\":65535},"
        + "{\"type\":\"string\",\"pattern\":\"\\\\$\\\\{\"}]}");
    assertThat(option("output.stdout", "format").at("/anyOf/0")).hasToString("{\"enum\":[\"native\",\"ecs\"]}");
    assertThat(option("output.json_file", "path").get("examples")).hasToString("[\"out/events.jsonl\"]");
    assertThat(schema.at("/$defs/output.json_file/required")).hasToString("[\"path\"]");
  }

  @Test
  void letsOnlyComponentsWithoutRequiredOptionsStandAlone() {
    assertThat(schema.at("/$defs/input/anyOf/0/enum")).hasToString("[\"live\"]");
  }

  @ParameterizedTest
  @CsvSource({"duration, 30s, true", "duration, 1 h, true", "duration, 30, false", "duration, 01s, false",
    "size, 4MiB, true", "size, 64 KiB, true", "size, 512, true", "size, 4MB, false"})
  void hasPatternsThatAgreeWithTheEngine(String type, String text, boolean valid) {
    JsonNode option = type.equals("size") ? option("output.search", "size") : option("parser.dns", "answer_timeout");

    assertThat(Pattern.compile(option.at("/anyOf/0/pattern").asText()).matcher(text).find()).isEqualTo(valid);
  }
}
