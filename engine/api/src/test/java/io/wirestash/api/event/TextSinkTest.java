package io.wirestash.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSinkTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01 00:00:00",
    "1469107172, 2016-07-21 13:19:32",
    "951827696, 2000-02-29 12:34:56",
    "4107542400, 2100-03-01 00:00:00",
    "4107542399, 2100-02-28 23:59:59",
    "1735689599, 2024-12-31 23:59:59",
    "-1, 1969-12-31 23:59:59",
    "-9000000000, 1684-10-19 08:00:00",
  })
  void writesTimesInUtc(long seconds, String text) {
    assertThat(written(out -> out.utc(seconds * 1_000_000_000L + 999_999_999))).isEqualTo(text);
  }

  @Test
  void writesHostsWithAndWithoutPort() {
    Ip v4 = Ip.v4(0xc0000201);
    Ip v6 = Ip.v6(0x20010db800000000L, 1);
    assertThat(written(out -> out.endpoint(v4, 80))).isEqualTo("192.0.2.1:80");
    assertThat(written(out -> out.endpoint(v4, -1))).isEqualTo("192.0.2.1");
    assertThat(written(out -> out.endpoint(v6, 0))).isEqualTo("[2001:db8::1]:0");
    assertThat(written(out -> out.endpoint(v6, -1))).isEqualTo("2001:db8::1");
  }

  @Test
  void escapesBytesSoThatNoneCanSteerATerminal() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) i;
    String text = written(out -> out.escaped(bytes, 0, bytes.length));
    assertThat(text.chars()).allMatch(c -> c >= 0x20 && c < 0x7f);
    assertThat(text).contains("\\t\\n\\x0b", "\\x1b", "[\\\\]", "\\x7f\\x80", "\\xff");
  }

  @Test
  void dumpsInLinesOfSixteen() {
    byte[] bytes = "GET / HTTP/1.0\r\n\\".getBytes(StandardCharsets.US_ASCII);
    assertThat(written(out -> out.dump(bytes, 0, bytes.length, 0)))
        .isEqualTo(
            """
            00000000: 47 45 54 20 2f 20 48 54 54 50 2f 31 2e 30 0d 0a  |GET / HTTP/1.0..|
            00000010: 5c                                               |\\|""");
  }

  private static String written(Consumer<TextSink> writer) {
    JsonSink json = new JsonSink(16);
    json.raw("before");
    writer.accept(new TextSink(json));
    return json.toString().substring("before".length());
  }
}
