package io.wirestash.index;

/** Java source text in the making. */
final class JavaSource {
  private final StringBuilder text = new StringBuilder(4096);
  private int depth;
  private int variables;

  JavaSource line(String line) {
    if (!line.isEmpty()) text.append("  ".repeat(depth)).append(line);
    text.append('\n');
    return this;
  }

  /** A line that opens a block. */
  JavaSource open(String line) {
    line(line + " {");
    depth++;
    return this;
  }

  JavaSource close() {
    depth--;
    return line("}");
  }

  /** A name that no other variable of this source has. */
  String variable() {
    return "v" + ++variables;
  }

  static String literal(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
