package io.wirestash.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wirestash.api.parser.Text;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSinkTest {
  private static final ObjectMapper JACKSON = new ObjectMapper();

  private static String written(Consumer<JsonSink> writer) {
    JsonSink out = new JsonSink(0);
    writer.accept(out);
    return out.toString();
  }

  private static String readBack(String text) throws JsonProcessingException {
    return JACKSON.readValue(written(out -> out.string(text)), String.class);
  }

  @Test
  void putsCommasWhereTheyAreDue() {
    String json =
        written(
            out -> {
              out.beginObject();
              out.name(JsonName.of("a"));
              out.beginArray();
              for (int i = 0; i < 2; i++) {
                out.item();
                out.beginObject();
                out.endObject();
              }
              out.endArray();
              out.name("b{");
              out.string("{");
              out.name(JsonName.of("c\""));
              out.string("[");
              out.endObject();
            });
    assertThat(json).isEqualTo("{\"a\":[{},{}],\"b{\":\"{\",\"c\\\"\":\"[\"}");
  }

  @Test
  void takesBackWhatWasWrittenAfterAMark() {
    String json =
        written(
            out -> {
              out.beginObject();
              int mark = out.length();
              out.name("gone");
              out.length(mark);
              out.name("a");
              out.number(1);
              out.endObject();
            });
    assertThat(json).isEqualTo("{\"a\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0, 9, 10, 99, 100, 12345, -1, -10, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE,
        1_000_000_000_000_000_000L, 999_999_999_999_999_999L
      })
  void writesWholeNumbersAsJavaDoes(long number) {
    assertThat(written(out -> out.number(number))).isEqualTo(Long.toString(number));
  }

  @Test
  void writesNumbersOfEveryLength() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      long number = random.nextLong() >> random.nextInt(64);
      assertThat(written(out -> out.number(number))).isEqualTo(Long.toString(number));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "-1.0E10, -1.0E10", "NaN, null", "Infinity, null", "-Infinity, null"})
  void writesFractionsOrNullWhereJsonHasNoNumber(double number, String json) {
    assertThat(written(out -> out.number(number))).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 6, 0.000000",
    "1, 9, 0.000000001",
    "999, 6, 0.000000",
    "1000, 6, 0.000001",
    "1469135972460000000, 6, 1469135972.460000",
    "1469135972460000001, 9, 1469135972.460000001",
    "-1500000000, 6, -1.500000",
    "-1, 9, -0.000000001",
    "9223372036854775807, 9, 9223372036.854775807",
    "-9223372036854775808, 9, -9223372036.854775808",
    "-9223372036854775808, 6, -9223372036.854775",
  })
  void writesSecondsExactly(long nanos, int decimals, String json) {
    assertThat(written(out -> out.seconds(nanos, decimals))).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource({
    "\\u0000, \\u0000", "\\u001f, \\u001f", "\\u007f, \\u007f", "\\u0080, \\u0080", "\\u009f, \\u009f",
    "\\u061c, \\u061c", "\\u200e, \\u200e", "\\u2028, \\u2028", "\\u202e, \\u202e", "\\u2066, \\u2066",
    "\\u2069, \\u2069", "\\ufeff, \\ufeff", "\\ud800, \\ud800", "\\udfff, \\udfff"
  })
  void escapesWhatWouldHarmATerminalOrUtf8(String codeUnit, String json) {
    char c = (char) Integer.parseInt(codeUnit.substring(2), 16);
    assertThat(written(out -> out.string("a" + c + "b"))).isEqualTo("\"a" + json + "b\"");
  }

  @Test
  void writesTheNeighboursOfEscapedCharactersAsTheyAre() {
    String harmless = " ~\u00a0\u061b\u061d\u200d\u2010\u2027\u202f\u2065\u206a\ufefe\uff00\ud7ff\ue000";
    assertThat(written(out -> out.string(harmless))).isEqualTo('"' + harmless + '"');
  }

  @Test
  void usesTheShortEscapes() {
    assertThat(written(out -> out.string("\"\\\b\f\n\r\t/"))).isEqualTo("\"\\\"\\\\\\b\\f\\n\\r\\t/\"");
  }

  @Test
  void keepsSurrogatePairsAndEscapesTheRest() throws Exception {
    String text = "\ud83d\ude00\ud83d\ud83d\ude00\ude00\ud83d";
    assertThat(written(out -> out.string(text))).isEqualTo("\"\ud83d\ude00\\ud83d\ud83d\ude00\\ude00\\ud83d\"");
    assertThat(readBack(text)).isEqualTo(text);
  }

  @Test
  void isReadBackByAnIndependentReaderForEveryCharacter() throws Exception {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < Character.MAX_VALUE; c++) all.append(c);
    assertThat(readBack(all.toString())).isEqualTo(all.toString());
  }

  @Test
  void isReadBackByAnIndependentReaderForRandomText() throws Exception {
    Random random = new Random(2);
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(20); n > 0; n--) text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
      String name = text.toString();
      assertThat(readBack(name)).isEqualTo(name);
      assertThat(JACKSON.readTree(written(out -> member(out, name))).fieldNames().next()).isEqualTo(name);
    }
  }

  private static String fromWire(byte[] bytes, int from, int count) {
    return written(out -> out.text(bytes, from, count));
  }

  @Test
  void writesBytesAsTheTextThatTheyAre() {
    byte[] bytes = "<é\\xyz \"€\"\n\ud83d\ude00\u009f\u2028>".getBytes(StandardCharsets.UTF_8);
    assertThat(fromWire(bytes, 1, bytes.length - 2))
        .isEqualTo("\"é\\\\\\\\xyz \\\"€\\\"\\n\ud83d\ude00\\u009f\\u2028\"");
  }

  @Test
  void writesBytesThatAreNoTextInHexadecimal() {
    byte[] bytes = {'\\', (byte) 0xff, 'a', (byte) 0xc3};
    assertThat(fromWire(bytes, 0, 4)).isEqualTo("\"\\\\\\\\\\\\xffa\\\\xc3\"");
  }

  /** Each length and place of what is special matters, since bytes are looked at eight at a time. */
  @Test
  void writesBytesAsItWritesTheStringMadeOfThem() {
    byte[][] pieces = pieces("a", "bcdefghi", "x", "\\", "\"", "\n", " ", "~", "é", "€", "\ud83d\ude00", "\u202e", "\u0085");
    Random random = new Random(3);
    for (int i = 0; i < 50_000; i++) {
      ByteArrayOutputStream wire = new ByteArrayOutputStream();
      for (int n = random.nextInt(24); n > 0; n--) {
        if (random.nextInt(8) == 0) wire.write(random.nextInt(256));
        else wire.writeBytes(pieces[random.nextInt(pieces.length)]);
      }
      byte[] bytes = wire.toByteArray();
      int from = Math.min(random.nextInt(3), bytes.length);
      String text = Text.of(bytes, from, bytes.length - from);
      assertThat(fromWire(bytes, from, bytes.length - from)).isEqualTo(written(out -> out.string(text)));
    }
  }

  private static byte[][] pieces(String... texts) {
    return Arrays.stream(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
  }

  private static void member(JsonSink out, String name) {
    out.beginObject();
    out.name(name);
    out.bool(true);
    out.endObject();
  }

  @Test
  void growsForAnyKindOfValue() {
    String json =
        written(
            out -> {
              for (int i = 0; i < 1000; i++) {
                out.beginObject();
                out.name(JsonName.of("n"));
                out.plain("plain");
                out.hex(new byte[] {(byte) 0xab, 0x01}, 0, 2);
                out.ip(0x20010db800000000L, 1, true);
                out.seconds(-1, 9);
                out.bool(false);
                out.raw("raw");
                out.raw('c');
                out.endObject();
              }
            });
    assertThat(json)
        .isEqualTo("{\"n\":\"plain\"\"ab01\"\"2001:db8::1\"-0.000000001falserawc}".repeat(1000));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0", "255.255.255.255", "192.168.0.1", "10.20.130.99", "1.0.100.9",
  })
  void writesIpv4AsDottedDecimal(String address) throws Exception {
    byte[] bytes = java.net.InetAddress.getByName(address).getAddress();
    int number = java.nio.ByteBuffer.wrap(bytes).getInt();
    assertThat(written(out -> out.ip(0, number & 0xffffffffL, false))).isEqualTo('"' + address + '"');
    assertThat(Ip.v4(number)).hasToString(address);
  }

  /** RFC 5952 sections 4 and 5; the first column is the address in full. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0000000000000000, ::",
    "0000000000000000, 0000000000000001, ::1",
    "0001000000000000, 0000000000000000, 1::",
    "20010db800000000, 0000000000000001, 2001:db8::1",
    "20010db800000000, 0001000000000001, 2001:db8::1:0:0:1",
    "20010db800000001, 0001000100010001, 2001:db8:0:1:1:1:1:1",
    "2001000000000001, 0000000000000001, 2001:0:0:1::1",
    "20010db8aaaabbbb, ccccddddeeee0aaa, 2001:db8:aaaa:bbbb:cccc:dddd:eeee:aaa",
    "0000000100020003, 0004000500060007, 0:1:2:3:4:5:6:7",
    "0001000200030004, 0005000600070000, 1:2:3:4:5:6:7:0",
    "0001000200030004, 0005000600000000, 1:2:3:4:5:6::",
    "0000000000000000, 0000ffffc0000280, ::ffff:192.0.2.128",
    "0000000000000000, 00000000c0000280, ::c000:280",
    "fe80000000000000, 0123456789abcdef, fe80::123:4567:89ab:cdef",
  })
  void writesIpv6AsRfc5952Asks(String high, String low, String text) {
    Ip ip = Ip.v6(Long.parseUnsignedLong(high, 16), Long.parseUnsignedLong(low, 16));
    assertThat(ip).hasToString(text);
    assertThat(written(ip::writeJson)).isEqualTo('"' + text + '"');
  }

  @Test
  void writesValidUtf8() {
    JsonSink out = new JsonSink(0);
    out.string("é€\ud83d\ude00");
    assertThat(java.util.Arrays.copyOf(out.array(), out.length()))
        .isEqualTo("\"é€\ud83d\ude00\"".getBytes(StandardCharsets.UTF_8));
  }
}
