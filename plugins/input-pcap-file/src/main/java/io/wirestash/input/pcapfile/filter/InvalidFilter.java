package io.wirestash.input.pcapfile.filter;

/** An expression that is no capture filter; the message shows the place and says what was expected there. */
public final class InvalidFilter extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidFilter(String expression, int position, String message) {
    super(message + ", at character " + (position + 1) + ": " + shown(expression, position));
  }

  /** The surroundings of the place, with a mark before it. */
  private static String shown(String expression, int position) {
    int from = Math.max(0, position - 30);
    int to = Math.min(expression.length(), position + 30);
    String before = (from > 0 ? "…" : "") + expression.substring(from, position);
    return before + "⟨here⟩" + expression.substring(position, to) + (to < expression.length() ? "…" : "");
  }
}
