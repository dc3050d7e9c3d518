package io.wirestash.core.diagnostic;

import java.util.List;

/**
 * Something to tell the user.
 *
 * @param code {@code E104}; {@code engine explain E104} has more
 * @param place where, or null if it is about no place in a file
 * @param pointer short remark under the place, such as {@code did you mean "ports"?}, or null
 * @param notes further lines
 */
public record Diagnostic(
    String code, Severity severity, String message, Place place, String pointer, List<String> notes) {

  public enum Severity {
    ERROR,
    WARNING
  }

  public static Diagnostic error(String code, String message, Place place, String pointer, String... notes) {
    return new Diagnostic(code, Severity.ERROR, message, place, pointer, List.of(notes));
  }

  public static Diagnostic warning(String code, String message, Place place, String pointer, String... notes) {
    return new Diagnostic(code, Severity.WARNING, message, place, pointer, List.of(notes));
  }
}
