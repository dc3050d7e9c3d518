package io.wirestash.core.config;

/** A stretch of a source, in characters: from {@code start} up to but not including {@code end}. */
record Span(Source source, int start, int end) {
  /** The place of a word within this stretch, or all of it if the word is not there. */
  Span find(String word) {
    int at = source.text().indexOf(word, start);
    return at < 0 || at + word.length() > end ? this : new Span(source, at, at + word.length());
  }
}
