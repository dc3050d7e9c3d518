package io.wirestash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wirestash.core.catalog.EventInfo;
import io.wirestash.core.catalog.FieldInfo;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One component as text, Markdown, JSON and schema. */
class DescriptionTest {
  @Test
  void isAPageForATerminal() {
    assertThat(ComponentText.of(Samples.PARSER, Table.UNLIMITED)).isEqualTo("""
        parser badge: Badge readers (ACME 7).
        plugin parser-badge 1.2.0

        options
          OPTION   TYPE          DEFAULT   WHAT IT DOES
          ports    list of int   [7001]    Ports to try first. (1 to 65535) Example: [7001, 7002]
          mode     fast | exact  fast      How.
          timeout  duration      10s       How long to wait. (at least 1s)
          key      string        required  Opens seals. Secret: never shown.

        event badge: One badge shown to a reader.
          FIELD           TYPE     ECS           MEANING
          id              integer  badge.id      Number on the badge.
          reader.address  ip                     Where the reader is.
          doors[].name    string                 Name of a door | or gate.
          tags[]          string                 Labels.
          *               object                 Whatever else it says.
                          string   badge.holder  Who has it.
        """);
  }

  @Test
  void keepsWithinTheTerminal() {
    assertThat(ComponentText.of(Samples.PARSER, 64).lines()).allMatch(line -> line.length() <= 64);
  }

  @Test
  void isAPageInMarkdown() {
    assertThat(ComponentMarkdown.of(Samples.PARSER)).isEqualTo("""
        # parser `badge`

        Badge readers (ACME 7).

        Plugin `parser-badge` 1.2.0

        ## Options

        | option | type | default | what it does |
        | --- | --- | --- | --- |
        | `ports` | list of int | `[7001]` | Ports to try first. (1 to 65535) Example: [7001, 7002] |
        | `mode` | fast \\| exact | `fast` | How. |
        | `timeout` | duration | `10s` | How long to wait. (at least 1s) |
        | `key` | string | required | Opens seals. Secret: never shown. |

        ## Event `badge`

        One badge shown to a reader.

        | field | type | ECS | meaning |
        | --- | --- | --- | --- |
        | `id` | integer | `badge.id` | Number on the badge. |
        | `reader.address` | ip |  | Where the reader is. |
        | `doors[].name` | string |  | Name of a door \\| or gate. |
        | `tags[]` | string |  | Labels. |
        | `*` | object |  | Whatever else it says. |
        |  | string | `badge.holder` | Who has it. |
        """);
  }

  @Test
  void isAnObjectInJson() throws IOException {
    JsonNode badge = new ObjectMapper().readTree(ComponentJson.describe(Samples.PARSER));
    assertThat(badge.get("kind").asText()).isEqualTo("parser");
    assertThat(badge.at("/plugin/version").asText()).isEqualTo("1.2.0");
    assertThat(badge.at("/options/0").toString()).isEqualTo(
        "{\"name\":\"ports\",\"type\":\"list:int\",\"default\":\"[7001]\",\"required\":false,\"secret\":false,"
            + "\"min\":1,\"max\":65535,\"help\":\"Ports to try first.\",\"example\":\"[7001, 7002]\"}");
    assertThat(badge.at("/events/0/fields/0/ecs").asText()).isEqualTo("badge.id");
  }

  @Test
  void isOneOfAListInJson() {
    assertThat(ComponentJson.list(List.of(Samples.PARSER))).isEqualTo(
        "[{\"kind\":\"parser\",\"name\":\"badge\",\"summary\":\"Badge readers (ACME 7).\",\"plugin\":{"
            + "\"id\":\"parser-badge\",\"version\":\"1.2.0\",\"provider\":\"ACME\",\"requires\":\">=0.1.0\"},"
            + "\"events\":[\"badge\"]}]");
  }

  @Test
  void hasASchemaOfItsEvents() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(EventSchema.of(List.of(Samples.EVENT)));
    assertThat(schema.at("/oneOf/0/$ref").asText()).isEqualTo("#/$defs/badge");
    JsonNode members = schema.at("/$defs/badge/properties");
    assertThat(members.at("/type/const").asText()).isEqualTo("badge");
    assertThat(members.at("/id").toString())
        .isEqualTo("{\"description\":\"Number on the badge.\",\"type\":\"integer\"}");
    assertThat(members.at("/reader/properties/address/type").asText()).isEqualTo("string");
    assertThat(members.at("/doors/items/properties/name/type").asText()).isEqualTo("string");
    assertThat(members.at("/tags/type").asText()).isEqualTo("array");
    assertThat(members.at("/tags/items/type").asText()).isEqualTo("string");
    assertThat(members.has("")).as("a member of ECS documents only").isFalse();
    assertThat(members.has("*")).as("a member with a name from the wire").isFalse();
  }

  @Test
  void hasASchemaThatKnowsMembersOfSeveralTypes() throws IOException {
    FieldInfo secret = new FieldInfo("secret", null, "string|object", "A password.");
    EventInfo event = new EventInfo("auth", "Auth", "AuthCodec", "A login.", List.of(secret));
    JsonNode schema = new ObjectMapper().readTree(EventSchema.of(List.of(event)));
    assertThat(schema.at("/$defs/auth/properties/secret/type").toString()).isEqualTo("[\"string\",\"object\"]");
  }
}
