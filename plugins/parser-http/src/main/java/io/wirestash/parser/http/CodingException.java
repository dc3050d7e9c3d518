package io.wirestash.parser.http;

/** Bytes are not in the coding that was said; ends their decoding and nothing else. */
final class CodingException extends Exception {
  private static final long serialVersionUID = 1L;

  CodingException() {
    super(null, null, false, false);
  }
}
