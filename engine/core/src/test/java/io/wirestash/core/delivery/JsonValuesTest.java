package io.wirestash.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonValuesTest {
  private static final byte[] EVENT =
      ("{\"type\":\"dns\",\"ts\":1469135972.460000,\"src_port\":53,\"header\":{\"id\":7,\"flags\":{\"aa\":true}},"
              + "\"empty\":{},\"none\":[],\"answers\":[{\"rname\":\"a.\",\"ttl\":5},{\"rname\":\"b.\"}],"
              + "\"text\":\"a\\\"}\\u0000\\n\\\\ü\",\"ambiguous\":false,\"small\":1.0E-4}\n")
          .getBytes(StandardCharsets.UTF_8);

  private final JsonValues values = new JsonValues();

  private Object at(String path) {
    return values.find(EVENT, 0, path);
  }

  @Test
  void findsValuesOfEveryKind() {
    assertThat(at("type")).isEqualTo("dns");
    assertThat(at("src_port")).isEqualTo(53L);
    assertThat(at("ts")).isEqualTo(1469135972.46);
    assertThat(at("small")).isEqualTo(0.0001);
    assertThat(at("ambiguous")).isEqualTo(false);
    assertThat(at("header.flags.aa")).isEqualTo(true);
    assertThat(at("text")).isEqualTo("a\"}\u0000\n\\ü");
  }

  @Test
  void findsObjectsAndArrays() {
    assertThat(at("header")).isEqualTo(Map.of("id", 7L, "flags", Map.of("aa", true)));
    assertThat(at("empty")).isEqualTo(Map.of());
    assertThat(at("none")).isEqualTo(List.of());
  }

  @Test
  void goesOnInEveryElementOfAnArray() {
    assertThat(at("answers.rname")).isEqualTo(List.of("a.", "b."));
    assertThat(at("answers.ttl")).isEqualTo(List.of(5L));
  }

  @ParameterizedTest
  @CsvSource({"missing", "typ", "types", "header.missing", "header.id.deeper", "answers.missing", "empty.a", "none.a"})
  void findsNothingWhereThereIsNothing(String path) {
    assertThat(at(path)).isNull();
  }

  @Test
  void keepsNumbersExactWhereTheEventIsWrittenAgain() {
    assertThat(values.members(EVENT, 0).get("ts")).isEqualTo(new BigDecimal("1469135972.460000"));
    assertThat(values.members(EVENT, 0)).containsEntry("src_port", 53L).hasSize(10);
  }
}
