package io.wirestash.parser.rdp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The digest that Windows keeps of passwords, which the JDK does not offer. Format: RFC 1320. */
final class Md4 {
  private static final int BLOCK = 64;
  private static final int LENGTH_FIELD = 8;
  private static final int[] CONSTANTS = {0, 0x5a827999, 0x6ed9eba1};
  private static final int[][] SHIFTS = {{3, 7, 11, 19}, {3, 5, 9, 13}, {3, 9, 11, 15}};

  /** Which word each step of the second and third round takes. */
  private static final int[][] ORDER = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15},
    {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15}
  };

  private Md4() {}

  static byte[] digest(byte[] message) {
    int blocks = (message.length + 1 + LENGTH_FIELD + BLOCK - 1) / BLOCK;
    ByteBuffer padded = ByteBuffer.allocate(blocks * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    padded.put(message).put((byte) 0x80);
    padded.putLong(blocks * BLOCK - LENGTH_FIELD, 8L * message.length).rewind();
    int[] state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
    int[] words = new int[16];
    for (int i = 0; i < blocks; i++) {
      for (int word = 0; word < words.length; word++) words[word] = padded.getInt();
      mix(state, words);
    }
    ByteBuffer digest = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    for (int part : state) digest.putInt(part);
    return digest.array();
  }

  private static void mix(int[] state, int[] words) {
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    for (int step = 0; step < 48; step++) {
      int round = step / 16;
      int sum = a + choose(round, b, c, d) + words[ORDER[round][step % 16]] + CONSTANTS[round];
      a = d;
      d = c;
      c = b;
      b = Integer.rotateLeft(sum, SHIFTS[round][step % 4]);
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
  }

  private static int choose(int round, int x, int y, int z) {
    return switch (round) {
      case 0 -> x & y | ~x & z;
      case 1 -> x & y | x & z | y & z;
      default -> x ^ y ^ z;
    };
  }
}
