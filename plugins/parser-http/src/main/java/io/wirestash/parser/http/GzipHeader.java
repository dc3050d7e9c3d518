package io.wirestash.parser.http;

/**
 * The header of a gzip member (RFC 1952 section 2.3), read as its bytes come.
 *
 * <pre>
 *   | 1f 8b | method 8 | flags | mtime 32 | xfl | os | extra: length 16, data | name, 0 | comment, 0 | crc 16 |
 * </pre>
 */
final class GzipHeader {
  private static final int FIXED = 10;
  private static final int HAS_CRC = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;

  private int read;
  private int flags;
  private int extraRead;
  private int extraEnd = 2; // its length field, and what that says
  private int crc = 2;

  boolean isWhole() {
    return read >= FIXED && flags == 0;
  }

  /** Reads on; returns the index after what belongs to the header. */
  int read(byte[] bytes, int from, int end) throws CodingException {
    int at = from;
    while (at < end && !isWhole()) {
      int b = bytes[at++] & 0xff;
      if (read < FIXED) fixed(b);
      else if ((flags & HAS_EXTRA) != 0) extra(b);
      else if ((flags & (HAS_NAME | HAS_COMMENT)) != 0) text(b);
      else if (--crc == 0) flags = 0;
    }
    return at;
  }

  private void fixed(int b) throws CodingException {
    boolean right = switch (read) {
      case 0 -> b == 0x1f;
      case 1 -> b == 0x8b;
      case 2 -> b == 8;
      default -> true;
    };
    if (!right) throw new CodingException();
    if (read == 3) flags = b & (HAS_CRC | HAS_EXTRA | HAS_NAME | HAS_COMMENT);
    read++;
  }

  private void extra(int b) {
    if (extraRead < 2) extraEnd += b << 8 * extraRead;
    extraRead++;
    if (extraRead >= 2 && extraRead == extraEnd) flags &= ~HAS_EXTRA;
  }

  private void text(int b) {
    if (b == 0) flags &= (flags & HAS_NAME) != 0 ? ~HAS_NAME : ~HAS_COMMENT;
  }
}
