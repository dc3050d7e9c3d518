package io.wirestash.core.catalog;

import com.github.zafarkhaja.semver.Version;

/**
 * The version of the plugin API that this engine offers (semantic versioning, semver.org 2.0.0). Plain versions and
 * ranges such as {@code >=0.1.0 & <0.2.0}, which is nearly all there are, are compared here; java-semver, which would
 * take longer to start than all plugins to be found, does the others.
 */
public final class ApiVersion {
  /** Equal to {@code wirestash.api.version} of the parent pom; a test compares them. */
  public static final String CURRENT = "0.1.0";

  private static final int DIGITS = 6;

  private ApiVersion() {}

  /** True if the text is a version. */
  static boolean valid(String version) {
    return number(version) >= 0 || Version.isValid(version);
  }

  /**
   * True if this engine's API lies within the range.
   *
   * @throws RuntimeException if the text is no range
   */
  static boolean satisfies(String range) {
    return within(CURRENT, range);
  }

  static boolean within(String version, String range) {
    long actual = number(version);
    boolean all = true;
    for (String part : range.split("&", -1)) {
      String comparison = part.strip();
      int operator = operator(comparison);
      long bound = number(comparison.substring(operator).strip());
      if (operator == 0 || bound < 0 || actual < 0) return Version.parse(version).satisfies(range);
      all &= holds(actual, comparison.substring(0, operator), bound);
    }
    return all;
  }

  private static int operator(String comparison) {
    int length = 0;
    while (length < Math.min(2, comparison.length()) && "<>=".indexOf(comparison.charAt(length)) >= 0) length++;
    return length;
  }

  private static boolean holds(long actual, String operator, long bound) {
    return switch (operator) {
      case ">=" -> actual >= bound;
      case ">" -> actual > bound;
      case "<=" -> actual <= bound;
      case "<" -> actual < bound;
      case "=" -> actual == bound;
      default -> throw new IllegalArgumentException(operator);
    };
  }

  /** Three numbers, each of at most {@value #DIGITS} digits, as one that sorts like them; -1 for anything else. */
  private static long number(String version) {
    long total = 0;
    int part = 0;
    int from = 0;
    for (int i = 0; i <= version.length(); i++) {
      char c = i < version.length() ? version.charAt(i) : '.';
      if (c >= '0' && c <= '9') continue;
      boolean leadingZero = i > from + 1 && version.charAt(from) == '0';
      if (c != '.' || i == from || i > from + DIGITS || leadingZero || ++part > 3) return -1;
      total = total * 1_000_000 + Integer.parseInt(version, from, i, 10);
      from = i + 1;
    }
    return part == 3 ? total : -1;
  }
}
