package io.wirestash.core.flow;

/**
 * Up to twelve history letters in one long, 5 bits each: a flow has at most 25, since each is noted once a side, and what does
 * not fit into two longs is not kept. The
 * highest bit of a letter says that it is the client's, the others number it from 1.
 */
final class HistoryLetters {
  static final String LETTERS = "shadfrctwiq^g";
  private static final int BITS = 5;
  private static final int CLIENT = 1 << BITS - 1;

  private static final byte[] NUMBER = new byte[128];

  static {
    for (int i = 0; i < LETTERS.length(); i++) NUMBER[LETTERS.charAt(i)] = (byte) (i + 1);
  }

  private HistoryLetters() {}

  static long add(long letters, char letter, boolean client) {
    return letters << BITS | (NUMBER[letter] | (client ? CLIENT : 0));
  }

  static String text(long letters) {
    StringBuilder text = new StringBuilder(12);
    for (int shift = 11 * BITS; shift >= 0; shift -= BITS) {
      int code = (int) (letters >>> shift) & 31;
      if (code == 0) continue;
      char letter = LETTERS.charAt((code & CLIENT - 1) - 1);
      text.append((code & CLIENT) != 0 ? Character.toUpperCase(letter) : letter);
    }
    return text.toString();
  }
}
