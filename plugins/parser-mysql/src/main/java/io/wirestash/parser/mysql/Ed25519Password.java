package io.wirestash.parser.mysql;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * {@code client_ed25519} of MariaDB: an Ed25519 signature (RFC 8032 section 5.1.6) of the server's 32 bytes, where the
 * password takes the place of the private key, whatever its length. For guesses only: nothing here hides from timing.
 */
public final class Ed25519Password {
  static final int LENGTH = 64;
  private static final int HALF = 32;

  // RFC 8032 section 5.1
  private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  private static final BigInteger L =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
  private static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);
  private static final Point BASE =
      new Point(
          new BigInteger("15112221349535400772501151409588531511454012693041857206046113283949847762202"),
          BigInteger.valueOf(4).multiply(BigInteger.valueOf(5).modInverse(P)).mod(P));

  private Ed25519Password() {}

  /** True if this password makes this signature. */
  public static boolean matches(String password, byte[] challenge, byte[] response) {
    if (response.length != LENGTH) return false;
    Digest sha512 = new Digest("SHA-512");
    byte[] expanded = sha512.of(password.getBytes(StandardCharsets.UTF_8));
    BigInteger secret = clamped(expanded);
    BigInteger nonce = littleEndian(sha512.of(Arrays.copyOfRange(expanded, HALF, LENGTH), challenge)).mod(L);
    byte[] first = BASE.times(nonce).encoded();
    byte[] publicKey = BASE.times(secret).encoded();
    BigInteger hash = littleEndian(sha512.of(first, publicKey, challenge)).mod(L);
    BigInteger second = nonce.add(hash.multiply(secret)).mod(L);
    return Arrays.equals(Arrays.copyOf(response, HALF), first)
        && littleEndian(Arrays.copyOfRange(response, HALF, LENGTH)).equals(second);
  }

  private static BigInteger clamped(byte[] expanded) {
    byte[] scalar = Arrays.copyOf(expanded, HALF);
    scalar[0] &= (byte) 248;
    scalar[31] &= 127;
    scalar[31] |= 64;
    return littleEndian(scalar);
  }

  private static BigInteger littleEndian(byte[] bytes) {
    return new BigInteger(1, reversed(bytes));
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) reversed[i] = bytes[bytes.length - 1 - i];
    return reversed;
  }

  /** A point of the curve -x² + y² = 1 + dx²y². */
  private record Point(BigInteger x, BigInteger y) {
    private static final Point NEUTRAL = new Point(BigInteger.ZERO, BigInteger.ONE);

    Point plus(Point other) {
      BigInteger product = D.multiply(x).multiply(other.x).multiply(y).multiply(other.y).mod(P);
      BigInteger above = x.multiply(other.y).add(other.x.multiply(y));
      BigInteger beside = y.multiply(other.y).add(x.multiply(other.x));
      return new Point(
          above.multiply(BigInteger.ONE.add(product).modInverse(P)).mod(P),
          beside.multiply(BigInteger.ONE.subtract(product).modInverse(P)).mod(P));
    }

    Point times(BigInteger factor) {
      Point sum = NEUTRAL;
      for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
        sum = sum.plus(sum);
        if (factor.testBit(bit)) sum = sum.plus(this);
      }
      return sum;
    }

    byte[] encoded() {
      byte[] text = new byte[HALF];
      byte[] number = y.toByteArray(); // big-endian, with a leading zero if need be
      for (int i = 0; i < Math.min(HALF, number.length); i++) text[i] = number[number.length - 1 - i];
      if (x.testBit(0)) text[HALF - 1] |= (byte) 0x80;
      return text;
    }
  }
}
