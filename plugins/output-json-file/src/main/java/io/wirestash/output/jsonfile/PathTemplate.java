package io.wirestash.output.jsonfile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The path of an output file with places for packet time and event type. These are all that can vary: nothing that was
 * read from a packet has a place in a path.
 */
final class PathTemplate {
  private static final String TIME_FIELDS = "YmdHM";
  private static final String TYPE = "{type}";

  /** Longest event type that becomes part of a file name. */
  private static final int MAX_TYPE = 64;

  /** Literal text, {@code %} and a letter of {@link #TIME_FIELDS}, or {@link #TYPE}. */
  private final List<String> parts;

  private PathTemplate(List<String> parts) {
    this.parts = parts;
  }

  /** @throws IllegalArgumentException if something in it is not known */
  static PathTemplate parse(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        String field = text.substring(i, Math.min(text.length(), i + 2));
        i++;
        if (field.equals("%%")) literal.append('%');
        else addField(parts, literal, timeField(field));
      } else if (c == '{') {
        if (!text.startsWith(TYPE, i)) throw new IllegalArgumentException("only {type} may stand in braces");
        addField(parts, literal, TYPE);
        i += TYPE.length() - 1;
      } else {
        literal.append(c);
      }
    }
    parts.add(literal.toString());
    return new PathTemplate(parts);
  }

  private static void addField(List<String> parts, StringBuilder literal, String field) {
    parts.add(literal.toString());
    parts.add(field);
    literal.setLength(0);
  }

  private static String timeField(String field) {
    if (field.length() == 2 && TIME_FIELDS.indexOf(field.charAt(1)) >= 0) return field;
    throw new IllegalArgumentException("unknown time field \"" + field + "\": %Y %m %d %H %M and %% are known");
  }

  private static boolean isTime(String part) {
    return part.length() == 2 && part.charAt(0) == '%';
  }

  boolean variesByTime() {
    return parts.stream().anyMatch(PathTemplate::isTime);
  }

  boolean variesByType() {
    return parts.contains(TYPE);
  }

  /** The deepest folder that is the same for all files. */
  Path folder() {
    String start = parts.get(0);
    return Path.of(start.substring(0, start.lastIndexOf('/') + 1)).toAbsolutePath();
  }

  /**
   * The path for one event.
   *
   * @param minute minutes since 1970
   * @throws IOException if the type is no plain word, as only a faulty plugin's can be
   */
  Path expand(String type, long minute) throws IOException {
    LocalDateTime time = LocalDateTime.ofEpochSecond(minute * 60, 0, ZoneOffset.UTC);
    StringBuilder path = new StringBuilder();
    for (String part : parts) {
      if (isTime(part)) appendTime(path, part.charAt(1), time);
      else path.append(part.equals(TYPE) ? checked(type) : part);
    }
    return Path.of(path.toString()).toAbsolutePath();
  }

  private static void appendTime(StringBuilder path, char field, LocalDateTime time) {
    switch (field) {
      case 'Y' -> path.append(time.getYear());
      case 'm' -> appendTwoDigits(path, time.getMonthValue());
      case 'd' -> appendTwoDigits(path, time.getDayOfMonth());
      case 'H' -> appendTwoDigits(path, time.getHour());
      case 'M' -> appendTwoDigits(path, time.getMinute());
      default -> throw new AssertionError(field);
    }
  }

  private static void appendTwoDigits(StringBuilder path, int number) {
    path.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  private static String checked(String type) throws IOException {
    boolean plain = !type.isEmpty() && type.length() <= MAX_TYPE;
    for (int i = 0; i < type.length() && plain; i++) {
      char c = type.charAt(i);
      plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }
    if (!plain) throw new IOException("an event type that is no plain word cannot be part of a file name");
    return type;
  }
}
