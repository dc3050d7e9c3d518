package io.wirestash.parser.smtp;

import io.wirestash.api.parser.Slice;
import io.wirestash.api.parser.Text;
import java.util.Locale;

/**
 * One line of the client (RFC 5321 section 4.1.1).
 *
 * @param name in upper case
 * @param verb null if it is not known
 * @param argument what stands after the first blank, without blanks at its ends; empty if there is none
 */
record Command(String name, Verb verb, Slice argument) {
  private static final int LONGEST_NAME = 64;

  static Command of(Slice line) {
    int end = 0;
    while (end < line.length() && !isBlank(line.at(end))) end++;
    String name = Text.of(line.array(), line.offset(), Math.min(end, LONGEST_NAME)).toUpperCase(Locale.ROOT);
    int from = end;
    int to = line.length();
    while (from < to && isBlank(line.at(from))) from++;
    while (to > from && isBlank(line.at(to - 1))) to--;
    return new Command(name, Verb.of(name), new Slice(line.array(), line.offset() + from, to - from));
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }

  /** The first word of the argument, or an empty text. */
  String firstWord() {
    String text = argument.text();
    int blank = text.indexOf(' ');
    return blank < 0 ? text : text.substring(0, blank);
  }

  /** The argument after its first word. */
  Slice afterFirstWord() {
    int at = 0;
    while (at < argument.length() && argument.at(at) != ' ') at++;
    while (at < argument.length() && argument.at(at) == ' ') at++;
    return new Slice(argument.array(), argument.offset() + at, argument.length() - at);
  }
}
