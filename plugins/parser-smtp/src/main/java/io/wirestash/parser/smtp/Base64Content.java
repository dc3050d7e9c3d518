package io.wirestash.parser.smtp;

import java.util.Arrays;

/** Base 64 in lines (RFC 2045 section 6.8): other characters are skipped, padding ends it. */
final class Base64Content implements TransferDecoder {
  private static final byte[] VALUES = new byte[256];

  static {
    Arrays.fill(VALUES, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) VALUES[alphabet.charAt(i)] = (byte) i;
  }

  private final Sink sink;
  private final byte[] decoded = new byte[3 * 256];
  private int length;
  private int bits;
  private int digits; // of the group of four that was begun
  private boolean padded;

  Base64Content(Sink sink) {
    this.sink = sink;
  }

  @Override
  public void content(byte[] bytes, int from, int to) {
    for (int i = from; i < to && !padded; i++) {
      int value = VALUES[bytes[i] & 0xff];
      if (value >= 0) digit(value);
      else padded = bytes[i] == '=';
    }
  }

  private void digit(int value) {
    bits = bits << 6 | value;
    if (++digits < 4) return;
    decoded[length++] = (byte) (bits >> 16);
    decoded[length++] = (byte) (bits >> 8);
    decoded[length++] = (byte) bits;
    digits = bits = 0;
    if (length == decoded.length) flush();
  }

  @Override
  public void lineEnd(byte[] bytes, int from, int to) {}

  @Override
  public void end() {
    bits <<= 6 * (4 - digits);
    if (digits >= 2) decoded[length++] = (byte) (bits >> 16);
    if (digits == 3) decoded[length++] = (byte) (bits >> 8);
    flush();
  }

  private void flush() {
    sink.bytes(decoded, 0, length);
    length = 0;
  }
}
