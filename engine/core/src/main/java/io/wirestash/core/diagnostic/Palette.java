package io.wirestash.core.diagnostic;

/** Colours of a terminal (ECMA-48 SGR), or none. */
enum Palette {
  NONE("", "", "", "", ""),
  ANSI("\033[1;31m", "\033[1;33m", "\033[1m", "\033[34m", "\033[0m");

  final String error;
  final String warning;
  final String strong;
  final String frame;
  final String end;

  Palette(String error, String warning, String strong, String frame, String end) {
    this.error = error;
    this.warning = warning;
    this.strong = strong;
    this.frame = frame;
    this.end = end;
  }
}
