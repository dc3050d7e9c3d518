package io.wirestash.parser.ssh;

import java.util.Arrays;
import java.util.Base64;

/** Bytes of a handshake, each char one byte. */
final class Packets {
  static final String NEWKEYS = packet("\u0015");
  static final String KEY_TEXT = "AAAAC3NzaC1lZDI1NTE5AAAAIDmAiQ2faLiWUxUh24mXMXnizcvq4x7iT+jCuD2GfzO3";
  static final String KEY = latin1(Base64.getDecoder().decode(KEY_TEXT));

  private Packets() {}

  static String latin1(byte[] bytes) {
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  static String u32(int value) {
    byte[] bytes = {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    return latin1(bytes);
  }

  static String string(String text) {
    return u32(text.length()) + text;
  }

  /** RFC 4253 section 6, before encryption: padded to 8 bytes. */
  static String packet(String payload) {
    int padding = 4 + 7 - (payload.length() + 8) % 8;
    return u32(1 + payload.length() + padding) + (char) padding + payload + "\0".repeat(padding);
  }

  /** The same lists for both directions; no languages. */
  static String kexInit(String kex, String hostKeys, String encryption, String mac, String compression) {
    return kexInit(kex, hostKeys, encryption, encryption, mac, mac, compression, compression, "", "");
  }

  static String kexInit(String... lists) {
    StringBuilder payload = new StringBuilder("\u0014").append("c".repeat(16));
    Arrays.stream(lists).forEach(list -> payload.append(string(list)));
    return packet(payload + "\0" + u32(0));
  }

  /** The server's part of an elliptic curve Diffie-Hellman exchange: RFC 5656 section 4. */
  static String ecdhReply(String key) {
    return packet("\u001f" + string(key) + string("public") + string("signature"));
  }
}
