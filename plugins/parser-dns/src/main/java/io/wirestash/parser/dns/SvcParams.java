package io.wirestash.parser.dns;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Slice;

/**
 * The parameters of SVCB and HTTPS records (RFC 9460 section 2.2, appendix A).
 *
 * <pre>
 *   key 16 bits | length 16 bits | value          keys ascend
 * </pre>
 */
final class SvcParams {
  private static final String[] KEYS = {
    "mandatory", "alpn", "no-default-alpn", "port", "ipv4hint", "ech", "ipv6hint", "dohpath", "ohttp",
    "tls-supported-groups"
  };

  private SvcParams() {}

  static String read(Cursor in) {
    StringBuilder text = new StringBuilder(64);
    int last = -1;
    while (in.remaining() > 0) {
      int key = in.u16();
      if (key <= last) throw in.malformed("order");
      last = key;
      if (text.length() > 0) text.append(' ');
      text.append(key(key));
      value(text, key, in.sub(in.u16()));
    }
    return text.toString();
  }

  private static String key(int key) {
    return key < KEYS.length ? KEYS[key] : "key" + key;
  }

  private static void value(StringBuilder to, int key, Cursor in) {
    switch (key) {
      case 0 -> list(to, in, () -> to.append(key(in.u16())));
      case 1 -> protocols(to, in);
      case 2, 8 -> nothing(in);
      case 3 -> {
        to.append('=').append(in.u16());
        nothing(in);
      }
      case 4 -> list(to, in, () -> to.append(Presentation.ip4(in)));
      case 5 -> to.append('=').append(Presentation.base64(in.rest()));
      case 6 -> list(to, in, () -> to.append(Presentation.ip6(in)));
      case 9 -> list(to, in, () -> to.append(in.u16()));
      default -> quoted(to, in.rest());
    }
  }

  private static void nothing(Cursor in) {
    if (in.remaining() > 0) throw in.malformed("value");
  }

  private static void quoted(StringBuilder to, Slice value) {
    if (value.isEmpty()) return;
    to.append('=');
    Presentation.quoted(to, value);
  }

  private static void list(StringBuilder to, Cursor in, Runnable element) {
    if (in.remaining() == 0) throw in.malformed("value");
    char before = '=';
    while (in.remaining() > 0) {
      to.append(before);
      element.run();
      before = ',';
    }
  }

  /** Protocol names, each with a length byte, as one quoted list in which commas and backslashes are escaped again. */
  private static void protocols(StringBuilder to, Cursor in) {
    if (in.remaining() == 0) throw in.malformed("value");
    to.append("=\"");
    for (boolean first = true; in.remaining() > 0; first = false) {
      Slice name = in.bytes(in.u8());
      if (name.isEmpty()) throw in.malformed("value");
      if (!first) to.append(',');
      for (int i = 0; i < name.length(); i++) protocolByte(to, name.at(i));
    }
    to.append('"');
  }

  private static void protocolByte(StringBuilder to, int c) {
    switch (c) {
      case ',' -> to.append("\\\\,");
      case '\\' -> to.append("\\\\\\\\");
      case '"' -> to.append("\\\"");
      default -> {
        if (c < 0x20 || c >= 0x7f) Presentation.decimal(to, c);
        else to.append((char) c);
      }
    }
  }
}
