package io.wirestash.parser.http;

/** The version in a start line (RFC 9112 section 2.3): {@code HTTP/} and two digits with a point. */
final class Versions {
  static final String PREFIX = "http/";

  private Versions() {}

  /** The number after the prefix: {@code 1.1}. */
  static String name(WireText number) {
    if (number.is("1.1")) return "1.1";
    return number.is("1.0") ? "1.0" : number.toString();
  }

  /** Where a version begins that ends this text, or -1. */
  static int last(WireText text) {
    int begin = text.length();
    while (begin > 0 && !WireText.blank(text.at(begin - 1))) begin--;
    return text.sub(begin, text.length()).startsWith(PREFIX) ? begin : -1;
  }
}
