package io.wirestash.parser.tls;

import io.wirestash.api.parser.Cursor;
import java.util.HexFormat;

/** Lists of 16-bit numbers, as hellos are full of them. */
final class Numbers {
  private static final HexFormat HEX = HexFormat.of();

  private Numbers() {}

  /** All that the cursor has left. */
  static int[] all(Cursor in) {
    int[] numbers = new int[in.remaining() / 2];
    for (int i = 0; i < numbers.length; i++) numbers[i] = in.u16();
    if (in.remaining() > 0) throw in.malformed("odd_length");
    return numbers;
  }

  /** GREASE: values without meaning that keep servers from choking on unknown ones (RFC 8701 section 2). */
  static boolean isGrease(int number) {
    return (number & 0x0f0f) == 0x0a0a && number >> 8 == (number & 0xff);
  }

  static boolean contains(int[] numbers, int wanted) {
    for (int number : numbers) if (number == wanted) return true;
    return false;
  }

  static String hex4(int number) {
    return HEX.toHexDigits((short) number);
  }
}
