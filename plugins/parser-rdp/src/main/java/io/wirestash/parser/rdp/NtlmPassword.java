package io.wirestash.parser.rdp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks a guess against an answer of NTLM. Format: [MS-NLMP] section 3.3. */
public final class NtlmPassword {
  private static final String ALGORITHM = "HmacMD5";
  private static final int PROOF = 16;
  private static final int BLOCK = 8; // of DES
  private static final int KEY = 7; // what DES uses of 8 bytes

  private NtlmPassword() {}

  /**
   * True if this password gives this answer of version 2.
   *
   * @param challenge the server's 8 bytes
   * @param response a proof of 16 bytes, and what it covers besides the challenge
   */
  public static boolean matches(String password, String user, String domain, byte[] challenge, byte[] response) {
    byte[] key = hmac(Md4.digest(utf16(password)), utf16(user.toUpperCase(Locale.ROOT) + domain));
    byte[] proof = hmac(key, challenge, Arrays.copyOfRange(response, PROOF, response.length));
    return Arrays.equals(proof, 0, PROOF, response, 0, PROOF);
  }

  /**
   * True if this password gives this answer of version 1: the challenge under each third of the password's hash.
   *
   * @param challenge the server's 8 bytes
   * @param lmResponse with extended session security the client's 8 bytes, and zeros
   * @param response 24 bytes
   */
  public static boolean matchesVersion1(String password, byte[] challenge, byte[] lmResponse, byte[] response) {
    byte[] keys = Arrays.copyOf(Md4.digest(utf16(password)), 3 * KEY);
    byte[] block = isExtended(lmResponse) ? mixed(challenge, lmResponse) : challenge;
    for (int i = 0; i < 3; i++) {
      byte[] expected = des(Arrays.copyOfRange(keys, i * KEY, (i + 1) * KEY), block);
      if (!Arrays.equals(expected, 0, BLOCK, response, i * BLOCK, (i + 1) * BLOCK)) return false;
    }
    return true;
  }

  private static boolean isExtended(byte[] lmResponse) {
    for (int i = BLOCK; i < lmResponse.length; i++) if (lmResponse[i] != 0) return false;
    return lmResponse.length == 3 * BLOCK;
  }

  private static byte[] mixed(byte[] challenge, byte[] lmResponse) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update(challenge);
      digest.update(lmResponse, 0, BLOCK);
      return Arrays.copyOf(digest.digest(), BLOCK);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  /** @param key 56 bits; DES wants a bit of parity, which it does not look at, after each seven */
  private static byte[] des(byte[] key, byte[] block) {
    byte[] spread = new byte[BLOCK];
    for (int bit = 0; bit < KEY * 8; bit++) {
      int value = key[bit / 8] >> 7 - bit % 8 & 1;
      spread[bit / 7] |= (byte) (value << 7 - bit % 7);
    }
    try {
      Cipher cipher = Cipher.getInstance("DES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(spread, "DES"));
      return cipher.doFinal(block);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has DES", e);
    }
  }

  private static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      for (byte[] part : parts) mac.update(part);
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static byte[] utf16(String text) {
    return text.getBytes(StandardCharsets.UTF_16LE);
  }
}
