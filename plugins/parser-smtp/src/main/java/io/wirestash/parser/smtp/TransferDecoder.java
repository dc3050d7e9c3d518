package io.wirestash.parser.smtp;

import java.util.Locale;

/** Undoes a content transfer encoding (RFC 2045 section 6), in pieces of any size. What is no base 64 is skipped. */
interface TransferDecoder {
  /** Gets what was decoded; borrowed. */
  @FunctionalInterface
  interface Sink {
    void bytes(byte[] bytes, int from, int to);
  }

  void content(byte[] bytes, int from, int to);

  /** The end of a line of content. */
  void lineEnd(byte[] bytes, int from, int to);

  default void end() {}

  /** @param encoding value of the header field, or null */
  static TransferDecoder of(String encoding, Sink sink) {
    return switch (encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
      case "base64" -> new Base64Content(sink);
      case "quoted-printable" -> new QuotedPrintable(sink);
      default -> new Identity(sink);
    };
  }

  /** 7bit, 8bit, binary, and what is not known. */
  record Identity(Sink sink) implements TransferDecoder {
    @Override
    public void content(byte[] bytes, int from, int to) {
      sink.bytes(bytes, from, to);
    }

    @Override
    public void lineEnd(byte[] bytes, int from, int to) {
      sink.bytes(bytes, from, to);
    }
  }
}
