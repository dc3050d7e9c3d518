package io.wirestash.parser.smtp;

import io.wirestash.api.parser.Text;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Header text with words such as {@code =?utf-8?Q?caf=C3=A9?=} (RFC 2047). What is none stays as it is. */
final class EncodedWords {
  private EncodedWords() {}

  static String decode(String text) {
    if (!text.contains("=?")) return text;
    StringBuilder decoded = new StringBuilder();
    int copied = 0;
    boolean afterWord = false;
    for (int at = text.indexOf("=?"); at >= 0; at = text.indexOf("=?", at)) {
      int end = end(text, at);
      String word = end < 0 ? null : word(text.substring(at + 2, end - 2));
      if (word == null) {
        at += 2;
        continue;
      }
      String between = text.substring(copied, at);
      if (!afterWord || !between.isBlank()) decoded.append(between); // section 6.2: blanks between words are none
      decoded.append(word);
      copied = at = end;
      afterWord = true;
    }
    return decoded.append(text, copied, text.length()).toString();
  }

  /** Index after the word that begins here, or -1: it has four question marks, and no blank. */
  private static int end(String text, int from) {
    int charset = text.indexOf('?', from + 2);
    int encoding = charset < 0 ? -1 : text.indexOf('?', charset + 1);
    if (encoding != charset + 2) return -1;
    int close = text.indexOf("?=", encoding + 1);
    return close < 0 ? -1 : close + 2;
  }

  /** @param word {@code charset?encoding?text} */
  private static String word(String word) {
    int charset = word.indexOf('?');
    byte[] bytes = switch (word.charAt(charset + 1)) {
      case 'B', 'b' -> base64(word.substring(charset + 3));
      case 'Q', 'q' -> quoted(word.substring(charset + 3));
      default -> null;
    };
    return bytes == null ? null : text(bytes, word.substring(0, charset));
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static byte[] quoted(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    byte[] source = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < source.length; i++) {
      int high = source[i] == '=' && i + 2 < source.length ? Character.digit(source[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(source[i + 2], 16);
      bytes.write(low >= 0 ? high << 4 | low : source[i] == '_' ? ' ' : source[i]);
      if (low >= 0) i += 2;
    }
    return bytes.toByteArray();
  }

  /** Bytes in a charset that the message names; of a charset that is not known, or UTF-8, as bytes from the wire. */
  static String text(byte[] bytes, String name) {
    int language = name.indexOf('*'); // RFC 2231 section 5
    String charset = language < 0 ? name : name.substring(0, language);
    try {
      Charset known = Charset.forName(charset);
      if (!known.equals(StandardCharsets.UTF_8)) return new String(bytes, known);
    } catch (IllegalArgumentException e) {
      // not known here: as UTF-8
    }
    return Text.of(bytes, 0, bytes.length);
  }
}
