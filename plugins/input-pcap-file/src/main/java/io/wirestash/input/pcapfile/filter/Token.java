package io.wirestash.input.pcapfile.filter;

/**
 * A word of an expression.
 *
 * @param escaped true if a backslash stood before it: a name, even if it is spelled like a keyword
 * @param position its first character
 */
record Token(Kind kind, String text, boolean escaped, int position) {
  enum Kind {
    /** Letters, digits, dots and hyphens, but no number. */
    WORD,
    NUMBER,
    /** Hexadecimal digits with two colons at least: an IPv6 or Ethernet address. */
    ADDRESS,
    SYMBOL,
    END
  }

  boolean is(String keyword) {
    return !escaped && kind != Kind.ADDRESS && text.equals(keyword);
  }
}
