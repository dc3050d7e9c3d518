package io.wirestash.core.diagnostic;

import io.wirestash.api.event.JsonSink;
import io.wirestash.core.diagnostic.Diagnostic.Severity;
import java.util.List;

/**
 * Diagnostics for people and for programs. Whatever is quoted is made fit for a terminal; long lines are cut around the
 * place that matters.
 */
public final class Diagnostics {
  private static final int MOST_SHOWN = 20;

  private Diagnostics() {}

  /**
   * One paragraph for each, at most {@value #MOST_SHOWN}, then how many there are; ends with a line feed.
   *
   * @param colour true for ANSI colours
   */
  public static String text(List<Diagnostic> diagnostics, boolean colour) {
    StringBuilder text = new StringBuilder();
    Snippet snippet = new Snippet(text, colour ? Palette.ANSI : Palette.NONE);
    int shown = Math.min(MOST_SHOWN, diagnostics.size());
    for (int i = 0; i < shown; i++) {
      if (i > 0) text.append('\n');
      snippet.write(diagnostics.get(i));
    }
    if (shown < diagnostics.size()) {
      text.append('\n').append(diagnostics.size() - shown).append(" more of ").append(diagnostics.size()).append('\n');
    }
    return text.toString();
  }

  /** A JSON array with one object for each, all of them. */
  public static String json(List<Diagnostic> diagnostics) {
    JsonSink out = new JsonSink(256);
    out.beginArray();
    for (Diagnostic diagnostic : diagnostics) {
      out.item();
      write(diagnostic, out);
    }
    out.endArray();
    return out.toString();
  }

  private static void write(Diagnostic diagnostic, JsonSink out) {
    out.beginObject();
    member("code", diagnostic.code(), out);
    member("severity", diagnostic.severity() == Severity.ERROR ? "error" : "warning", out);
    member("message", diagnostic.message(), out);
    Place place = diagnostic.place();
    if (place != null) {
      member("file", place.file(), out);
      number("line", place.line(), out);
      number("column", place.column(), out);
      number("length", place.length(), out);
    }
    if (diagnostic.pointer() != null) member("hint", diagnostic.pointer(), out);
    out.name("notes");
    out.beginArray();
    for (String note : diagnostic.notes()) {
      out.item();
      out.string(note);
    }
    out.endArray();
    out.endObject();
  }

  private static void member(String name, String value, JsonSink out) {
    out.name(name);
    out.string(value);
  }

  private static void number(String name, int value, JsonSink out) {
    out.name(name);
    out.number(value);
  }
}
