package io.wirestash.parser.rdp;

import io.wirestash.api.parser.Slice;
import java.nio.charset.StandardCharsets;

/** Text of Windows: UTF-16, little-endian, up to the first NUL. */
final class Utf16 {
  private Utf16() {}

  /** Null if it is empty. */
  static String text(Slice bytes) {
    int length = 0;
    while (length + 1 < bytes.length() && (bytes.at(length) | bytes.at(length + 1)) != 0) length += 2;
    return length == 0 ? null : new String(bytes.array(), bytes.offset(), length, StandardCharsets.UTF_16LE);
  }
}
