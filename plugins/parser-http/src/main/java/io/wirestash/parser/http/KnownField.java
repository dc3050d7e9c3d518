package io.wirestash.parser.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Header fields that mean something to the parser (RFC 9110, RFC 9112, RFC 6265). */
enum KnownField {
  HOST,
  COOKIE,
  SERVER,
  UPGRADE,
  REFERER,
  CONNECTION,
  USER_AGENT,
  SET_COOKIE,
  CONTENT_TYPE,
  AUTHORIZATION,
  CONTENT_LENGTH,
  CONTENT_ENCODING,
  WWW_AUTHENTICATE,
  PROXY_CONNECTION,
  TRANSFER_ENCODING,
  PROXY_AUTHENTICATE,
  PROXY_AUTHORIZATION;

  private static final KnownField[][] BY_LENGTH = new KnownField[20][];

  static {
    for (int length = 0; length < BY_LENGTH.length; length++) {
      int wanted = length;
      BY_LENGTH[length] =
          Arrays.stream(values()).filter(field -> field.lower.length == wanted).toArray(KnownField[]::new);
    }
  }

  private final byte[] lower = name().toLowerCase(Locale.ROOT).replace('_', '-').getBytes(StandardCharsets.US_ASCII);

  /** The field whose name, in lower case, stands here, or null. */
  static KnownField of(byte[] bytes, int from, int length) {
    if (length >= BY_LENGTH.length) return null;
    for (KnownField field : BY_LENGTH[length]) {
      if (field.isAt(bytes, from)) return field;
    }
    return null;
  }

  private boolean isAt(byte[] bytes, int from) {
    for (int i = 0; i < lower.length; i++) if (bytes[from + i] != lower[i]) return false;
    return true;
  }
}
