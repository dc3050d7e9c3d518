package io.wirestash.output.stdout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PrettyJsonTest {
  @Test
  void putsEachMemberOnALineOfItsOwn() {
    assertThat(plain("{\"type\":\"dns\",\"ts\":1.000001,\"ok\":true}"))
        .isEqualTo(
            """
            {
              "type": "dns",
              "ts": 1.000001,
              "ok": true
            }
            """);
  }

  @Test
  void keepsShortObjectsAndArraysOnOneLine() {
    assertThat(plain("{\"header\":{\"id\":7,\"flags\":[0,1]},\"none\":[],\"nothing\":{}}"))
        .isEqualTo(
            """
            {
              "header": {"id": 7, "flags": [0, 1]},
              "none": [],
              "nothing": {}
            }
            """);
  }

  @Test
  void breaksWhatIsTooLongForOneLine() {
    String name = "a".repeat(60);
    assertThat(plain("{\"answers\":[{\"rname\":\"%s\"},{\"rname\":\"%s\"}]}".formatted(name, name)))
        .isEqualTo(
            """
            {
              "answers": [
                {"rname": "%s"},
                {"rname": "%s"}
              ]
            }
            """
                .formatted(name, name));
  }

  @Test
  void takesBracketsAndQuotesInStringsForText() {
    assertThat(plain("{\"a\":{\"text\":\"}]{[,:\\\"\\\\\"},\"b\":1}"))
        .isEqualTo(
            """
            {
              "a": {"text": "}]{[,:\\"\\\\"},
              "b": 1
            }
            """);
  }

  @Test
  void separatesEventsByLines() {
    assertThat(plain("{\"a\":1}\n{\"a\":2}")).isEqualTo("{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}\n");
  }

  @Test
  void coloursNamesStringsNumbersAndWordsApart() {
    assertThat(print("{\"a\":\"b\",\"c\":-1,\"d\":null}", true))
        .isEqualTo(
            "{\n  \u001b[34m\"a\"\u001b[0m: \u001b[32m\"b\"\u001b[0m,"
                + "\n  \u001b[34m\"c\"\u001b[0m: \u001b[33m-1\u001b[0m,"
                + "\n  \u001b[34m\"d\"\u001b[0m: \u001b[35mnull\u001b[0m\n}\n");
  }

  @Test
  void changesNothingButTheSpaceBetweenTokens() throws IOException {
    String json =
        "{\"text\":\"\\u001b[31m \\u202e é \uD83D\uDE00\",\"n\":[[1,2.5e-3],[{}],[\"%s\"]],\"deep\":{\"er\":{\"est\":[]}}}"
            .formatted("x".repeat(200));
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readTree(plain(json))).isEqualTo(mapper.readTree(json));
    assertThat(plain(json)).contains("\\u001b[31m \\u202e é").doesNotContain("\u001b", "\u202e");
  }

  @Test
  void endsOnTextThatIsNoJson() {
    for (String broken : new String[] {"\"", "{\"a", "{\"a\\", "[[[", "}}}", "{\"a\":tru", "\\"}) {
      assertThat(plain(broken).replaceAll("\\s", "")).isEqualTo(broken);
    }
  }

  private static String plain(String json) {
    return print(json, false);
  }

  private static String print(String lines, boolean coloured) {
    PrettyJson printer = new PrettyJson(coloured);
    for (String line : lines.split("\n")) {
      byte[] bytes = ("..." + line + "\n...").getBytes(StandardCharsets.UTF_8);
      printer.print(bytes, 3, bytes.length - 6);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      printer.writeTo(out);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
