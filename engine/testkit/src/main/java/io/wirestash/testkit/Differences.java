package io.wirestash.testkit;

import java.util.ArrayList;
import java.util.List;

/** Shows what one list has and another has not, line by line. */
final class Differences {
  private static final int MOST_SHOWN = 10;

  private Differences() {}

  /** Appends what is missing after {@code -} and what is too much after {@code +}; a line may be there twice. */
  static void between(List<String> expected, List<String> actual, StringBuilder out) {
    more(expected, actual, "\n  - ", out);
    more(actual, expected, "\n  + ", out);
  }

  private static void more(List<String> these, List<String> others, String sign, StringBuilder out) {
    List<String> left = new ArrayList<>(these);
    others.forEach(left::remove);
    left.stream().limit(MOST_SHOWN).forEach(line -> out.append(sign).append(line));
    if (left.size() > MOST_SHOWN) out.append(sign).append(left.size() - MOST_SHOWN).append(" more");
  }
}
