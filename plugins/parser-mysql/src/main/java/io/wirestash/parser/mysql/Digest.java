package io.wirestash.parser.mysql;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A hash function that every JDK has. */
final class Digest {
  private final MessageDigest digest;

  Digest(String algorithm) {
    try {
      digest = MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  /** The hash of all parts, one after the other. */
  byte[] of(byte[]... parts) {
    for (byte[] part : parts) digest.update(part);
    return digest.digest();
  }

  /** True if the first is the second with the bits of the third turned over. */
  static boolean isXor(byte[] result, byte[] one, byte[] other) {
    if (result.length != one.length) return false;
    for (int i = 0; i < result.length; i++) if (result[i] != (byte) (one[i] ^ other[i])) return false;
    return true;
  }
}
