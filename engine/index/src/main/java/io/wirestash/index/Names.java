package io.wirestash.index;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names in Java and names in JSON and YAML. */
final class Names {
  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  private Names() {}

  static boolean isSnakeCase(String name) {
    return SNAKE_CASE.matcher(name).matches();
  }

  /**
   * {@code numOfQuestions} to {@code num_of_questions}, {@code urlHTTPPort} to {@code url_http_port}. Digits stay with
   * what precedes them. A final underscore, for names that Java reserves ({@code do_}), is dropped.
   */
  static String snakeCase(String java) {
    StringBuilder name = new StringBuilder(java.length() + 8);
    int end = java.endsWith("_") ? java.length() - 1 : java.length();
    for (int i = 0; i < end; i++) {
      if (i > 0 && startsWord(java, i)) name.append('_');
      name.append(java.charAt(i));
    }
    return name.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean startsWord(String java, int i) {
    if (!Character.isUpperCase(java.charAt(i))) return false;
    char before = java.charAt(i - 1);
    if (before == '_') return false;
    if (!Character.isUpperCase(before)) return true;
    return i + 1 < java.length() && Character.isLowerCase(java.charAt(i + 1)); // the last capital of an acronym
  }
}
