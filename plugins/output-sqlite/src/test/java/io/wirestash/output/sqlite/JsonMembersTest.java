package io.wirestash.output.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMembersTest {
  private final JsonMembers members = new JsonMembers();

  /** Opens an object that lies within a larger array. */
  private JsonMembers open(String json) {
    members.open(("}{" + json + "\n{").getBytes(StandardCharsets.UTF_8), 2);
    return members;
  }

  private JsonMembers value(String json) {
    open("{\"a\":" + json + "}").next();
    return members;
  }

  private List<String> names(String json) {
    open(json);
    List<String> names = new ArrayList<>();
    for (String name = members.next(); name != null; name = members.next()) names.add(name);
    return names;
  }

  @Test
  void namesEachMemberOnce() {
    assertThat(names("{\"a\":1,\"b\":\"x\",\"c\":true,\"d\":null}")).containsExactly("a", "b", "c", "d");
    assertThat(names("{}")).isEmpty();
  }

  @Test
  void passesOverWhateverIsNested() {
    assertThat(names("{\"a\":{\"b\":[{\"c\":\"}]\"},[]],\"d\":{}},\"e\":[],\"f\":\"{[\\\"\\\\\",\"g\":{}}"))
        .containsExactly("a", "e", "f", "g");
  }

  @Test
  void isNotMisledByNamesOfEarlierEvents() {
    assertThat(names("{\"ab\":1,\"cd\":2}")).containsExactly("ab", "cd");
    assertThat(names("{\"ac\":1,\"ab\":2,\"cd\":3}")).containsExactly("ac", "ab", "cd");
    assertThat(names("{\"a\":1,\"\":2}")).containsExactly("a", "");
  }

  @Test
  void namesMoreMembersThanItRemembers() {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < 200; i++) json.append(i == 0 ? "" : ",").append("\"m").append(i).append("\":0");
    assertThat(names(json.append('}').toString())).hasSize(200).endsWith("m198", "m199");
  }

  @Test
  void readsTextWithItsEscapes() {
    assertThat(value("\"\"").text()).isEmpty();
    assertThat(value("\"Zoë 🦊\"").text()).isEqualTo("Zoë 🦊");
    assertThat(value("\"\\\"\\\\\\b\\f\\n\\r\\t\\u00e9\\ud83e\\udd8a/\"").text()).isEqualTo("\"\\\b\f\n\r\té🦊/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1700000000.123456", "1700000000.123456789", "0.000001", "-5", "-0.25", "1e-7", "1.0E22",
      "9007199254740991", "9007199254740993", "123456789012345678901234567890", "0.1234567890123"})
  void readsNumbersAsTheNearestDouble(String number) {
    assertThat(value(number).real()).isEqualTo(Double.parseDouble(number));
  }

  @Test
  void readsWholeNumbers() {
    assertThat(value("65535").integer()).isEqualTo(65535);
    assertThat(value("999999999").integer()).isEqualTo(999_999_999);
    assertThat(value("1000000000").integer()).isNull();
    assertThat(value("1.5").integer(7)).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "null", "{\"b\":1}", "[1,2]"})
  void takesValuesOfOtherKindsForAbsent(String json) {
    assertThat(value(json).text()).isNull();
    assertThat(value(json).integer()).isNull();
    assertThat(value(json).real()).isNull();
    assertThat(value("\"5\"").integer()).isNull();
    assertThat(value("\"5\"").real()).isNull();
    assertThat(value("5").text()).isNull();
  }

  @Test
  void walksWithinAValue() {
    open("{\"a\":{\"b\":{\"label\":\"no\"},\"label\":\"yes\"},\"c\":3}").next();
    JsonMembers inner = new JsonMembers();
    assertThat(inner.openValue(members)).isTrue();
    assertThat(inner.next()).isEqualTo("b");
    assertThat(inner.next()).isEqualTo("label");
    assertThat(inner.text()).isEqualTo("yes");
    assertThat(inner.next()).isNull();
    assertThat(members.next()).isEqualTo("c");
    assertThat(inner.openValue(members)).isFalse();
  }
}
