package io.wirestash.api.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  private static String text(byte[] bytes) {
    return Text.of(bytes, 0, bytes.length);
  }

  private static String text(String latin1) {
    return text(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void keepsUtf8() {
    for (String text : List.of("", "plain", "é", "€uro", "\ud83d\ude00", "\u0000\u001b", "C:\\temp\\file", "\uffff")) {
      assertThat(text(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    }
  }

  @Test
  void readsOnlyItsRange() {
    byte[] bytes = "aébc".getBytes(StandardCharsets.UTF_8);
    assertThat(Text.of(bytes, 1, 2)).isEqualTo("é");
    assertThat(Text.of(bytes, 1, 1)).isEqualTo("\\xc3");
  }

  /** RFC 3629 section 4: what is no UTF-8. */
  @ParameterizedTest
  @CsvSource({
    "80, \\x80",
    "ff, \\xff",
    "c3, \\xc3",
    "c041, \\xc0A",
    "c1bf, \\xc1\\xbf",
    "e0809f, \\xe0\\x80\\x9f",
    "eda080, \\xed\\xa0\\x80",
    "f0808080, \\xf0\\x80\\x80\\x80",
    "f4908080, \\xf4\\x90\\x80\\x80",
    "f5808080, \\xf5\\x80\\x80\\x80",
    "e282, \\xe2\\x82",
    "e28241, \\xe2\\x82A",
    "f09f98, \\xf0\\x9f\\x98",
  })
  void showsOtherBytesInHexadecimal(String hex, String text) {
    assertThat(text(HexFormat.of().parseHex(hex))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"a\\b, a\\b", "\\x41, \\\\x41", "\\\\x, \\\\\\\\x", "\\, \\", "\\y, \\y"})
  void doublesBackslashesBeforeAnXOnly(String bytes, String text) {
    assertThat(text(bytes)).isEqualTo(text);
  }

  @Test
  void canBeUndone() {
    Random random = new Random(3);
    byte[] alphabet = HexFormat.of().parseHex("785c5c6130ff" + "c3a9" + "e282ac"); // x\\a0, a stray byte, é, €
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = new byte[random.nextInt(12)];
      for (int k = 0; k < bytes.length; k++) bytes[k] = alphabet[random.nextInt(alphabet.length)];
      assertThat(undo(text(bytes))).describedAs(text(bytes)).isEqualTo(bytes);
    }
  }

  /** The bytes of a text, by the rule that {@link Text} states. */
  private static byte[] undo(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); ) {
      int run = 0;
      while (i + run < text.length() && text.charAt(i + run) == '\\') run++;
      boolean beforeX = i + run < text.length() && text.charAt(i + run) == 'x';
      for (int k = 0; k < (beforeX ? run / 2 : run); k++) bytes.write('\\');
      i += run;
      if (beforeX && run % 2 == 1) {
        bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 3;
      } else if (i < text.length()) {
        int point = text.codePointAt(i);
        bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(point);
      }
    }
    return bytes.toByteArray();
  }
}
