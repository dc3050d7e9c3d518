package io.wirestash.parser.dns;

import io.wirestash.api.event.Ip;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Slice;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;

/** Bytes as the text of zone files (RFC 1035 section 5.1), the way BIND's tools print them. */
final class Presentation {
  /** BIND breaks long hexadecimal and base 64 after so many characters, so that people can read it. */
  private static final int GROUP = 56;

  private static final char[] BASE32HEX = "0123456789ABCDEFGHIJKLMNOPQRSTUV".toCharArray();
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  private Presentation() {}

  static String hex(Slice bytes) {
    return HEX.formatHex(bytes.array(), bytes.offset(), bytes.offset() + bytes.length());
  }

  static String base64(Slice bytes) {
    byte[] text = Base64.getEncoder().encode(bytes.copy());
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /** Base 32 with the extended hex alphabet, unpadded (RFC 5155 section 3.3). */
  static String base32hex(Slice bytes) {
    StringBuilder text = new StringBuilder((bytes.length() * 8 + 4) / 5);
    int bits = 0;
    int pending = 0;
    for (int i = 0; i < bytes.length(); i++) {
      pending = (pending << 8 | bytes.at(i)) & 0xfff;
      for (bits += 8; bits >= 5; bits -= 5) text.append(BASE32HEX[pending >> bits - 5 & 31]);
    }
    if (bits > 0) text.append(BASE32HEX[pending << 5 - bits & 31]);
    return text.toString();
  }

  /** Breaks a long word into groups; zone files allow blanks there. */
  static void grouped(StringBuilder to, String word) {
    for (int i = 0; i < word.length(); i += GROUP) {
      if (i > 0) to.append(' ');
      to.append(word, i, Math.min(word.length(), i + GROUP));
    }
  }

  /** A character-string without its quotes: {@code "} and {@code \} get a backslash, other bytes are {@code \DDD}. */
  static String escaped(Slice bytes) {
    StringBuilder text = new StringBuilder(bytes.length() + 8);
    escape(text, bytes);
    return text.toString();
  }

  static void quoted(StringBuilder to, Slice bytes) {
    to.append('"');
    escape(to, bytes);
    to.append('"');
  }

  private static void escape(StringBuilder to, Slice bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      int c = bytes.at(i);
      if (c < 0x20 || c >= 0x7f) decimal(to, c);
      else if (c == '"' || c == '\\') to.append('\\').append((char) c);
      else to.append((char) c);
    }
  }

  static void decimal(StringBuilder to, int value) {
    to.append('\\').append((char) ('0' + value / 100)).append((char) ('0' + value / 10 % 10));
    to.append((char) ('0' + value % 10));
  }

  /** The character-strings that fill the rest, at least one. */
  static String strings(Cursor in) {
    StringBuilder text = new StringBuilder(in.remaining() + 8);
    do {
      if (text.length() > 0) text.append(' ');
      quoted(text, in.bytes(in.u8()));
    } while (in.remaining() > 0);
    return text.toString();
  }

  static String ip4(Cursor in) {
    return Ip.v4(in.i32()).toString();
  }

  static String ip6(Cursor in) {
    return Ip.v6(in.u64(), in.u64()).toString();
  }

  static String time(long seconds) {
    return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC).format(TIME);
  }

  /** {@code 00-00-5e-00-53-2a}. */
  static String eui(Slice bytes) {
    return HexFormat.ofDelimiter("-").formatHex(bytes.copy());
  }

  /** {@code 14:4fff:ff20:ee64}. */
  static String locator(Cursor in) {
    StringBuilder text = new StringBuilder(19).append(Integer.toHexString(in.u16()));
    for (int i = 1; i < 4; i++) text.append(':').append(Integer.toHexString(in.u16()));
    return text.toString();
  }

  /** ATM address: {@code +} and digits (format 1, E.164), or hexadecimal digits (format 0, AESA). */
  static String atma(Cursor in) {
    int format = in.u8();
    if (format > 1 || in.remaining() == 0) throw in.malformed("format");
    Slice address = in.rest();
    if (format == 0) return address.hex();
    for (int i = 0; i < address.length(); i++) {
      if (address.at(i) < '0' || address.at(i) > '9') throw in.malformed("digit");
    }
    return "+" + address;
  }
}
