package io.wirestash.core.diagnostic;

import io.wirestash.core.diagnostic.Diagnostic.Severity;

/** Writes a diagnostic with the line it is about, the place underlined. */
final class Snippet {
  private static final int WIDEST = 120;
  private static final int BEFORE = 60;

  private final StringBuilder out;
  private final Palette palette;

  Snippet(StringBuilder out, Palette palette) {
    this.out = out;
    this.palette = palette;
  }

  void write(Diagnostic diagnostic) {
    boolean error = diagnostic.severity() == Severity.ERROR;
    String colour = error ? palette.error : palette.warning;
    out.append(colour).append(error ? "error" : "warning").append('[').append(diagnostic.code()).append(']');
    out.append(palette.end).append(palette.strong).append(": ").append(Printable.of(diagnostic.message()));
    out.append(palette.end).append('\n');
    int gutter = 2;
    if (diagnostic.place() != null) {
      gutter = Math.max(2, Integer.toString(diagnostic.place().line()).length());
      place(diagnostic.place(), diagnostic.pointer(), gutter, colour);
    } else if (diagnostic.pointer() != null) {
      note(diagnostic.pointer(), gutter);
    }
    for (String note : diagnostic.notes()) note(note, gutter);
  }

  private void note(String note, int gutter) {
    frame(" ".repeat(gutter + 1) + "= ");
    out.append(Printable.of(note)).append('\n');
  }

  private void frame(String text) {
    out.append(palette.frame).append(text).append(palette.end);
  }

  private void place(Place place, String pointer, int gutter, String colour) {
    String number = place.line() == 0 ? "" : Integer.toString(place.line());
    frame(" ".repeat(gutter) + "--> ");
    out.append(Printable.of(place.file()));
    if (place.line() > 0) out.append(':').append(number).append(':').append(place.column());
    out.append('\n');
    frame(" ".repeat(gutter + 1) + "|\n");
    frame(" ".repeat(gutter - number.length()) + number + " | ");
    String text = place.text();
    int at = Math.min(place.column() - 1, text.length());
    int from = text.length() > WIDEST ? Math.max(0, at - BEFORE) : 0;
    int to = Math.min(text.length(), from + WIDEST);
    int end = Math.min(at + place.length(), to);
    String before = (from > 0 ? "…" : "") + Printable.of(text.substring(from, at));
    String marked = Printable.of(text.substring(at, end));
    out.append(before).append(marked).append(Printable.of(text.substring(end, to)));
    out.append(to < text.length() ? "…\n" : "\n");
    frame(" ".repeat(gutter + 1) + "| ");
    out.append(" ".repeat(before.length())).append(colour).append("^".repeat(Math.max(1, marked.length())));
    if (pointer != null) out.append(' ').append(Printable.of(pointer));
    out.append(palette.end).append('\n');
  }
}
