package io.wirestash.parser.smtp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** Checks a guess against the responses of NTLM ([MS-NLMP] section 3.3). */
final class NtlmPassword {
  private static final int PROOF = 16;

  private NtlmPassword() {}

  /** NTLMv2: a proof of 16 bytes, and the blob that it covers. */
  static boolean matchesV2(String password, String user, String domain, byte[] challenge, byte[] ntResponse) {
    byte[] who = utf16(user.toUpperCase(Locale.ROOT) + domain);
    byte[] key = Digests.hmac("HmacMD5", Md4.of(utf16(password)), who);
    byte[] covered = Arrays.copyOf(challenge, challenge.length + ntResponse.length - PROOF);
    System.arraycopy(ntResponse, PROOF, covered, challenge.length, ntResponse.length - PROOF);
    return Arrays.equals(Digests.hmac("HmacMD5", key, covered), Arrays.copyOf(ntResponse, PROOF));
  }

  /**
   * NTLMv1: the challenge, encrypted with three pieces of the password's hash.
   *
   * @param lmResponse whose first 8 bytes are the client's challenge if 16 zeros follow: extended session security
   */
  static boolean matchesV1(String password, byte[] challenge, byte[] lmResponse, byte[] ntResponse) {
    byte[] hash = Arrays.copyOf(Md4.of(utf16(password)), 21);
    byte[] encrypted = extended(lmResponse) ? both(challenge, lmResponse) : challenge;
    byte[] expected = new byte[24];
    for (int i = 0; i < 3; i++) {
      byte[] block = des(Arrays.copyOfRange(hash, 7 * i, 7 * i + 7), encrypted);
      System.arraycopy(block, 0, expected, 8 * i, 8);
    }
    return Arrays.equals(expected, ntResponse);
  }

  private static boolean extended(byte[] lmResponse) {
    return lmResponse.length == 24 && Arrays.equals(lmResponse, 8, 24, new byte[16], 0, 16);
  }

  private static byte[] both(byte[] challenge, byte[] lmResponse) {
    byte[] joined = Arrays.copyOf(challenge, 16);
    System.arraycopy(lmResponse, 0, joined, 8, 8);
    return Arrays.copyOf(Digests.of("MD5").digest(joined), 8);
  }

  /** @param key 56 bits, to which DES adds parity bits that nobody looks at */
  private static byte[] des(byte[] key, byte[] block) {
    long bits = 0;
    for (byte b : key) bits = bits << 8 | b & 0xff;
    byte[] spread = new byte[8];
    for (int i = 0; i < 8; i++) spread[i] = (byte) (bits >> 49 - 7 * i << 1);
    try {
      Cipher cipher = Cipher.getInstance("DES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(spread, "DES"));
      return cipher.doFinal(block);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has DES", e);
    }
  }

  private static byte[] utf16(String text) {
    return text.getBytes(StandardCharsets.UTF_16LE);
  }
}
