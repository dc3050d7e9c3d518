package io.wirestash.core.diagnostic;

import java.util.Locale;

/**
 * Finds the name that somebody probably meant: the one with the smallest number of inserted, deleted, replaced or
 * swapped letters (Damerau and Levenshtein, restricted: no letter is edited twice), if that number is small for its
 * length.
 */
public final class Nearest {
  private static final int LONGEST = 64;

  private Nearest() {}

  /** The nearest candidate, the first of equals, or null if none is near. */
  public static String to(String word, Iterable<String> candidates) {
    if (word.length() > LONGEST) return null;
    String lower = word.toLowerCase(Locale.ROOT);
    String best = null;
    int bestDistance = Math.max(1, word.length() / 3) + 1;
    for (String candidate : candidates) {
      if (Math.abs(candidate.length() - lower.length()) >= bestDistance) continue;
      int distance = distance(lower, candidate.toLowerCase(Locale.ROOT));
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** {@code did you mean "…"?}, or null if no candidate is near. */
  public static String question(String word, Iterable<String> candidates) {
    String nearest = to(word, candidates);
    return nearest == null ? null : "did you mean \"" + nearest + "\"?";
  }

  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) d[i][0] = i;
    for (int j = 0; j <= b.length(); j++) d[0][j] = j;
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (swapped(a, b, i, j)) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
    return d[a.length()][b.length()];
  }

  private static boolean swapped(String a, String b, int i, int j) {
    return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
