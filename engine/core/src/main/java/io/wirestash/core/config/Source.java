package io.wirestash.core.config;

import io.wirestash.core.diagnostic.Place;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Text that the user wrote: a pipeline file or an argument of the command line. Knows where its lines begin and which
 * of its characters belong to secrets, so that no message shows them.
 */
final class Source {
  private static final int LONGEST_KEY = 64;

  private final String name;
  private final String text;
  private final Origin origin;
  private final int[] lineStarts;
  private final char[] shown;

  private Source(String name, String text, Origin origin) {
    this.name = name;
    this.text = text;
    this.origin = origin;
    this.shown = text.toCharArray();
    this.lineStarts = origin == Origin.FILE ? lineStarts(text) : new int[] {0};
  }

  static Source file(String name, String text) {
    return new Source(name, text, Origin.FILE);
  }

  static Source argument(String text, Origin origin) {
    return new Source("command line", text, origin);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      if (!endsLine(text, i)) continue;
      if (lines == starts.length) starts = Arrays.copyOf(starts, lines * 2);
      starts[lines++] = i + 1;
    }
    return Arrays.copyOf(starts, lines);
  }

  private static boolean endsLine(String text, int i) {
    char c = text.charAt(i);
    return c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
  }

  String text() {
    return text;
  }

  Origin origin() {
    return origin;
  }

  Span span(int start, int end) {
    int from = Math.min(start, text.length());
    return new Span(this, from, Math.min(Math.max(end, from), text.length()));
  }

  /** Blots out characters wherever this source is quoted; line ends stay. */
  void hide(int start, int end) {
    for (int i = start; i < Math.min(end, shown.length); i++) {
      if (shown[i] != '\n' && shown[i] != '\r') shown[i] = '*';
    }
  }

  /** Blots out the rest of each line on which a word that the predicate knows is followed by a colon. */
  void hideAfterKeys(Predicate<String> secret) {
    for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
      int end = colon;
      while (end > 0 && " \"'".indexOf(text.charAt(end - 1)) >= 0) end--;
      int start = end;
      while (start > 0 && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '_')) start--;
      if (start == end || end - start > LONGEST_KEY || !secret.test(text.substring(start, end))) continue;
      int next = line(colon) + 1;
      hide(colon + 1, next < lineStarts.length ? lineStarts[next] : text.length());
    }
  }

  private int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found : -found - 2;
  }

  /** Line of a character, from 1. */
  int lineNumber(int offset) {
    return line(offset) + 1;
  }

  Place place(Span span) {
    int line = line(span.start());
    int start = lineStarts[line];
    int end = line + 1 < lineStarts.length ? lineStarts[line + 1] : shown.length;
    if (origin == Origin.FILE) while (end > start && (shown[end - 1] == '\n' || shown[end - 1] == '\r')) end--;
    int length = Math.max(1, Math.min(span.end(), end) - span.start());
    int number = origin == Origin.FILE ? line + 1 : 0;
    return new Place(name, number, span.start() - start + 1, length, new String(shown, start, end - start));
  }
}
