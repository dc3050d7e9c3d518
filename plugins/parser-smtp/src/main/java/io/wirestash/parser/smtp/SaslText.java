package io.wirestash.parser.smtp;

import io.wirestash.api.parser.Text;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Messages of SASL as text. */
final class SaslText {
  private static final Base64.Decoder DECODER = Base64.getMimeDecoder();
  private static final byte[] NOTHING = {};

  private SaslText() {}

  static String of(byte[] message) {
    return Text.of(message, 0, message.length);
  }

  static String base64(byte[] message) {
    return Base64.getEncoder().encodeToString(message);
  }

  static String base64(String message) {
    return base64(message.getBytes(StandardCharsets.UTF_8));
  }

  /** What a line of base 64 says; {@code =} stands for no bytes (RFC 4954 section 4). Null if it is none. */
  static byte[] decode(String line) {
    if (line.equals("=")) return NOTHING;
    try {
      return DECODER.decode(line.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Index of a byte, or -1. */
  static int indexOf(byte[] message, int b, int from) {
    for (int i = from; i < message.length; i++) if (message[i] == b) return i;
    return -1;
  }
}
