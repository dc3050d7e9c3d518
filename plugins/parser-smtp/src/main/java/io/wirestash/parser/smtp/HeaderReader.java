package io.wirestash.parser.smtp;

import io.wirestash.api.parser.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The header fields of a message or part, unfolded (RFC 5322 section 2.2): at most 256, and 64 KiB together. */
final class HeaderReader {
  private static final int MAX_FIELDS = 256;
  private static final int MAX_BYTES = 64 << 10;
  private static final int MAX_VALUE = 4096;

  private final List<HeaderField> fields = new ArrayList<>();
  private final StringBuilder value = new StringBuilder();
  private String name; // of an unfinished field; null if it is none, or one too many
  private int read;

  /**
   * Takes a line without its end.
   *
   * @param whole false if it is the rest of one that was too long
   */
  void line(byte[] bytes, int from, int to, boolean whole) {
    read += to - from;
    if (read > MAX_BYTES) return;
    boolean folded = !whole || from < to && (bytes[from] == ' ' || bytes[from] == '\t');
    if (folded) append(Text.of(bytes, from, to - from));
    else begin(Text.of(bytes, from, to - from));
  }

  private void begin(String line) {
    finish();
    int colon = line.indexOf(':');
    if (colon <= 0 || fields.size() == MAX_FIELDS) return;
    name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    append(line.substring(colon + 1));
  }

  private void append(String text) {
    if (name == null || value.length() >= MAX_VALUE) return;
    value.append(text, 0, Math.min(text.length(), MAX_VALUE - value.length()));
  }

  private void finish() {
    if (name != null) fields.add(new HeaderField(name, value.toString().replace('\t', ' ').strip()));
    name = null;
    value.setLength(0);
  }

  /** All fields in their order; values as they were sent, encoded words and all. */
  List<HeaderField> fields() {
    finish();
    return fields;
  }

  /** The value of the first field of this name, in lower case, or null. */
  String first(String wanted) {
    for (HeaderField field : fields()) if (field.name().equals(wanted)) return field.value();
    return null;
  }

  /** The same with its encoded words decoded. */
  String decoded(String wanted) {
    String raw = first(wanted);
    return raw == null ? null : EncodedWords.decode(raw);
  }
}
