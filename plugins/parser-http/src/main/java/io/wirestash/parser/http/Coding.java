package io.wirestash.parser.http;

import java.util.ArrayList;
import java.util.List;

/** A coding of content that can be undone (RFC 9110 section 8.4.1, RFC 7932, RFC 8878). */
enum Coding {
  IDENTITY,
  GZIP,
  DEFLATE,
  BROTLI,
  ZSTD;

  /** More names in one message's fields than this are not read. */
  private static final int MAX_NAMES = 8;

  /** The coding of a name, or null if it is unknown. */
  static Coding of(WireText name) {
    if (name.is("gzip") || name.is("x-gzip")) return GZIP;
    if (name.is("deflate")) return DEFLATE;
    if (name.is("br")) return BROTLI;
    if (name.is("zstd")) return ZSTD;
    return name.is("identity") ? IDENTITY : null;
  }

  /** The names in a field's lists, without parameters and without empty ones. */
  static List<WireText> names(Head head, KnownField field) {
    List<WireText> names = new ArrayList<>(2);
    for (int line = head.lineOf(field, 0); line >= 0; line = head.lineOf(field, line + 1)) {
      add(names, head.valueAt(line));
    }
    return names;
  }

  private static void add(List<WireText> names, WireText list) {
    int from = 0;
    for (int i = 0; i <= list.length() && names.size() < MAX_NAMES; i++) {
      if (i < list.length() && list.at(i) != ',') continue;
      WireText item = list.sub(from, i);
      int parameters = item.indexOf(';');
      WireText name = (parameters < 0 ? item : item.sub(0, parameters)).trimmed();
      if (!name.isEmpty()) names.add(name);
      from = i + 1;
    }
  }
}
