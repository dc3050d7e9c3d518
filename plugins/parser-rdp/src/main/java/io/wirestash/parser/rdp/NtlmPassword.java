package io.wirestash.parser.rdp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks a guess against an answer of NTLM version 2. Format: [MS-NLMP] section 3.3.2. */
public final class NtlmPassword {
  private static final String ALGORITHM = "HmacMD5";
  private static final int PROOF = 16;

  private NtlmPassword() {}

  /**
   * True if this password gives this answer.
   *
   * @param challenge the server's 8 bytes
   * @param response a proof of 16 bytes, and what it covers besides the challenge
   */
  public static boolean matches(String password, String user, String domain, byte[] challenge, byte[] response) {
    byte[] key = hmac(Md4.digest(utf16(password)), utf16(user.toUpperCase(Locale.ROOT) + domain));
    byte[] proof = hmac(key, challenge, Arrays.copyOfRange(response, PROOF, response.length));
    return Arrays.equals(proof, 0, PROOF, response, 0, PROOF);
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
