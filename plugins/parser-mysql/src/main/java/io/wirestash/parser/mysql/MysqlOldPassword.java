package io.wirestash.parser.mysql;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * {@code mysql_old_password}, before MySQL 4.1: a hash of the password and one of the salt seed two generators of
 * random numbers, whose letters are the answer. Source: MySQL source documentation, "Old Password Authentication".
 */
public final class MysqlOldPassword {
  static final int LENGTH = 8;
  private static final int MODULUS = 0x3fffffff;

  private MysqlOldPassword() {}

  /** True if this password makes this answer to the first 8 bytes of the server's salt. */
  public static boolean matches(String password, byte[] challenge, byte[] response) {
    byte[] answer = Fields.withoutNul(response);
    return answer.length == LENGTH && Arrays.equals(answer, scramble(password, salt(challenge)));
  }

  /** The part of a salt that this way to log in uses. */
  static byte[] salt(byte[] challenge) {
    return Arrays.copyOf(challenge, Math.min(LENGTH, challenge.length));
  }

  private static byte[] scramble(String password, byte[] salt) {
    long[] ofPassword = hash(password.getBytes(StandardCharsets.UTF_8));
    long[] ofSalt = hash(salt);
    long[] seeds = {(ofPassword[0] ^ ofSalt[0]) % MODULUS, (ofPassword[1] ^ ofSalt[1]) % MODULUS};
    byte[] letters = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) letters[i] = (byte) (next(seeds) * 31 + 64);
    int extra = (int) (next(seeds) * 31);
    for (int i = 0; i < LENGTH; i++) letters[i] ^= (byte) extra;
    return letters;
  }

  /** Two numbers of 31 bits; blanks and tabs do not count. */
  private static long[] hash(byte[] text) {
    long first = 1345345333;
    long second = 0x12345671;
    long add = 7;
    for (byte each : text) {
      if (each == ' ' || each == '\t') continue;
      int c = each & 0xff;
      first ^= ((first & 63) + add) * c + (first << 8);
      second += second << 8 ^ first;
      add += c;
    }
    return new long[] {first & 0x7fffffff, second & 0x7fffffff};
  }

  /** A number from 0 to 1. */
  private static double next(long[] seeds) {
    seeds[0] = (seeds[0] * 3 + seeds[1]) % MODULUS;
    seeds[1] = (seeds[0] + seeds[1] + 33) % MODULUS;
    return (double) seeds[0] / MODULUS;
  }
}
