package io.wirestash.api.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes text for people into a growing byte array: UTF-8, fit for a terminal. Not thread-safe. */
public final class TextSink {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static final long SECONDS_A_DAY = 86_400;
  private static final long DAYS_IN_400_YEARS = 146_097;

  /** Bytes in a line of a dump. */
  private static final int COLUMNS = 16;

  /** Length of a byte's longest form, {@code \xhh}. So many are written for each; the next one goes over the excess. */
  private static final int FORM = 4;

  private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** For each byte its escaped form, the first character in the lowest byte, and how long it is. */
  private static final int[] ESCAPED = new int[256];

  private static final byte[] ESCAPED_LENGTH = new byte[256];

  /** For each byte two hexadecimal digits and a blank. */
  private static final int[] DIGITS = new int[256];

  static {
    for (int b = 0; b < 256; b++) {
      int digits = HEX[b >> 4] | HEX[b & 15] << 8;
      DIGITS[b] = digits | ' ' << 16;
      ESCAPED[b] = printable((byte) b) ? b : '\\' | 'x' << 8 | digits << 16;
      ESCAPED_LENGTH[b] = (byte) (printable((byte) b) ? 1 : FORM);
    }
    escape('\\', '\\');
    escape('\n', 'n');
    escape('\r', 'r');
    escape('\t', 't');
  }

  private final JsonSink out;

  /** @param out where the text goes; only used as a place for bytes */
  public TextSink(JsonSink out) {
    this.out = out;
  }

  private static boolean printable(byte b) {
    return b >= 0x20 && b < 0x7f;
  }

  private static void escape(char c, char letter) {
    ESCAPED[c] = '\\' | letter << 8;
    ESCAPED_LENGTH[c] = 2;
  }

  /** Text of the program's own: written as it is. */
  public TextSink text(String text) {
    out.raw(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public TextSink text(char ascii) {
    out.raw(ascii);
    return this;
  }

  public TextSink number(long value) {
    out.number(value);
    return this;
  }

  /**
   * Seconds since 1970, exact.
   *
   * @param decimals 6 or 9
   */
  public TextSink seconds(long nanos, int decimals) {
    out.seconds(nanos, decimals);
    return this;
  }

  /** A time in UTC to the second: {@code 2016-07-21 21:19:32}. */
  public TextSink utc(long nanos) {
    long seconds = Math.floorDiv(nanos, 1_000_000_000L);
    date(Math.floorDiv(seconds, SECONDS_A_DAY));
    int second = (int) Math.floorMod(seconds, SECONDS_A_DAY);
    out.raw(' ');
    digits(second / 3600);
    out.raw(':');
    digits(second / 60 % 60);
    out.raw(':');
    digits(second % 60);
    return this;
  }

  /** Counts in years that begin in March, so that the day that some years lack is the last of one. */
  private void date(long day) {
    long fromMarchOfYear0 = day + 719_468;
    long era = Math.floorDiv(fromMarchOfYear0, DAYS_IN_400_YEARS);
    int dayOfEra = (int) Math.floorMod(fromMarchOfYear0, DAYS_IN_400_YEARS);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int month = (5 * dayOfYear + 2) / 153;
    out.number(era * 400 + yearOfEra + (month < 10 ? 0 : 1));
    out.raw('-');
    digits(month < 10 ? month + 3 : month - 9);
    out.raw('-');
    digits(dayOfYear - (153 * month + 2) / 5 + 1);
  }

  private void digits(int twoDigits) {
    out.raw((char) ('0' + twoDigits / 10));
    out.raw((char) ('0' + twoDigits % 10));
  }

  /** An IP address: dotted decimal or RFC 5952. */
  public TextSink ip(Ip address) {
    int from = out.length();
    out.ip(address.high(), address.low(), address.v6());
    unquote(from);
    return this;
  }

  /**
   * A host, with its port unless that is -1: {@code 192.0.2.1:80}, {@code [2001:db8::1]:80}, {@code 2001:db8::1}.
   */
  public TextSink endpoint(Ip host, int port) {
    if (port < 0) return ip(host);
    if (host.v6()) out.raw('[');
    ip(host);
    if (host.v6()) out.raw(']');
    out.raw(':');
    out.number(port);
    return this;
  }

  /** Text from the wire: whatever could steer a terminal or break the line is escaped as in JSON, quotes are not. */
  public TextSink safe(String text) {
    int from = out.length();
    out.string(text);
    unquote(from);
    return this;
  }

  /** Takes the quotes off the JSON string written from the given place on, and the backslash off quotes within. */
  private void unquote(int from) {
    byte[] bytes = out.array();
    int end = out.length() - 1;
    int to = from;
    for (int i = from + 1; i < end; i++) {
      if (bytes[i] == '\\' && bytes[i + 1] == '"') i++;
      else if (bytes[i] == '\\') bytes[to++] = bytes[i++];
      bytes[to++] = bytes[i];
    }
    out.length(to);
  }

  /** Bytes from the wire: printable ASCII as it is, backslash, TAB, CR, LF as in C, all others as {@code \xhh}. */
  public TextSink escaped(byte[] data, int from, int count) {
    out.room(FORM * count);
    byte[] to = out.array();
    int at = out.length();
    for (int i = from; i < from + count; i++) {
      int b = data[i] & 0xff;
      INT.set(to, at, ESCAPED[b]);
      at += ESCAPED_LENGTH[b];
    }
    out.length(at);
    return this;
  }

  /** Bytes as pairs of hexadecimal digits with blanks between them. */
  public TextSink hex(byte[] data, int from, int count) {
    if (count == 0) return this;
    out.room(3 * count + FORM - 3);
    byte[] to = out.array();
    int at = out.length();
    for (int i = from; i < from + count; i++) {
      INT.set(to, at, DIGITS[data[i] & 0xff]);
      at += 3;
    }
    out.length(at - 1); // without the last blank
    return this;
  }

  /**
   * Bytes as the classic dump, lines of 16: {@code 00000000: 47 45 54 20 … |GET …|}. No line end after the last.
   *
   * @param offset number of the first byte
   */
  public TextSink dump(byte[] data, int from, int count, long offset) {
    for (int line = 0; line < count; line += COLUMNS) {
      if (line > 0) out.raw('\n');
      dumpLine(data, from + line, Math.min(COLUMNS, count - line), offset + line);
    }
    return this;
  }

  private void dumpLine(byte[] data, int from, int count, long offset) {
    for (int shift = 28; shift >= 0; shift -= 4) out.raw((char) HEX[(int) (offset >> shift) & 15]);
    out.raw(": ");
    hex(data, from, count);
    for (int column = 3 * count - 1; column < 3 * COLUMNS; column++) out.raw(' ');
    out.raw(" |");
    for (int i = from; i < from + count; i++) out.raw(printable(data[i]) ? (char) data[i] : '.');
    out.raw('|');
  }
}
