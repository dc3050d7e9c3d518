package io.wirestash.cli;

import io.wirestash.core.diagnostic.Printable;
import java.util.ArrayList;
import java.util.List;

/** Rows of text whose columns are padded to the widest cell; the last column is as long as it likes. */
final class Table {
  private final List<String[]> rows = new ArrayList<>();
  private final String indent;

  Table(String indent) {
    this.indent = indent;
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
      for (int i = 0; i < row.length; i++) {
        line.append(row[i]);
        if (i + 1 < row.length) line.append(" ".repeat(width(i) - row[i].length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int width(int column) {
    int width = 0;
    for (String[] row : rows) width = Math.max(width, row[column].length());
    return width;
  }
}
