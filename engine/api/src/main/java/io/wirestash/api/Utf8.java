package io.wirestash.api;

/** UTF-8 (RFC 3629) in bytes that may be anything. */
public final class Utf8 {
  private Utf8() {}

  /** Length of the character that begins at an index, 1 to 4 bytes, or 0 if none does (RFC 3629 section 4). */
  public static int sequence(byte[] bytes, int i, int end) {
    int b = bytes[i] & 0xff;
    if (b < 0x80) return 1;
    if (b < 0xc2 || b > 0xf4) return 0;
    int size = b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
    if (i + size > end) return 0;
    int second = bytes[i + 1] & 0xff;
    int low = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
    int high = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
    if (second < low || second > high) return 0;
    for (int k = 2; k < size; k++) if ((bytes[i + k] & 0xc0) != 0x80) return 0;
    return size;
  }
}
