package io.wirestash.cli;

import io.wirestash.core.diagnostic.Printable;
import java.util.ArrayList;
import java.util.List;

/** Rows of text whose columns are padded to the widest cell; the last column is broken into lines where it is too long. */
final class Table {
  /** No line is too long. */
  static final int UNLIMITED = Integer.MAX_VALUE;
  /** A last column narrower than this is left as it is. */
  private static final int NARROWEST = 20;

  private final List<String[]> rows = new ArrayList<>();
  private final String indent;
  private final int columns;

  /** @param columns longest line */
  Table(String indent, int columns) {
    this.indent = indent;
    this.columns = columns;
  }

  /** Adds a row; all rows have the same number of cells. Cells may hold any text: it is made printable. */
  Table row(String... cells) {
    String[] row = new String[cells.length];
    for (int i = 0; i < cells.length; i++) row[i] = cells[i] == null ? "" : Printable.of(cells[i]);
    rows.add(row);
    return this;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int i = 0; i < row.length - 1; i++) line.append(row[i]).append(" ".repeat(width(i) - row[i].length() + 2));
      finish(text, line, row[row.length - 1]);
    }
    return text.toString();
  }

  private int width(int column) {
    int width = 0;
    for (String[] row : rows) width = Math.max(width, row[column].length());
    return width;
  }

  /** Appends the last cell and as many further lines as it takes. */
  private void finish(StringBuilder text, StringBuilder line, String cell) {
    int start = line.length();
    int room = columns - start < NARROWEST ? UNLIMITED : columns - start;
    String rest = cell;
    while (rest.length() > room) {
      int blank = rest.lastIndexOf(' ', room);
      int end = blank <= 0 ? room : blank;
      end(text, line.append(rest, 0, end));
      line.setLength(0);
      line.append(" ".repeat(start));
      rest = rest.substring(end).stripLeading();
    }
    end(text, line.append(rest));
  }

  private static void end(StringBuilder text, StringBuilder line) {
    text.append(line.toString().stripTrailing()).append('\n');
  }
}
