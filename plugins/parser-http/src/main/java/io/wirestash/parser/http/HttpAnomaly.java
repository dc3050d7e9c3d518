package io.wirestash.parser.http;

import java.util.Locale;

/** What can be wrong with a message that could still be read, at least in part. */
enum HttpAnomaly {
  /** Other software may find other messages in these bytes: request smuggling. Stands beside the reason. */
  AMBIGUOUS_FRAMING(false),

  // ---- start line and header fields

  /** A request line without a version: HTTP/0.9, or an attempt to pass for it. */
  NO_VERSION(true),
  /** A line ends in LF alone (RFC 9112 section 2.2). */
  BARE_LF(true),
  /** A CR that no LF follows (RFC 9112 section 2.2). */
  BARE_CR(true),
  /** A byte 0 in the header. */
  NUL_BYTE(true),
  /** A field's value goes on in the next line (RFC 9112 section 5.2). */
  HEADER_FOLDED(true),
  /** Blanks before the colon (RFC 9112 section 5.1: to be refused). */
  SPACE_BEFORE_COLON(true),
  /** A header line without a colon, or with a name that is none. */
  BAD_HEADER(false),
  /** More header fields than are kept. */
  TOO_MANY_HEADERS(false),
  /** More than one Host field. */
  HOST_REPEATED(true),
  /** The request line and Host name different servers (RFC 9112 section 3.2.2: the request line counts). */
  HOST_MISMATCH(true),

  // ---- where the body ends

  /** Both Content-Length and Transfer-Encoding; the latter counts (RFC 9112 section 6.1). */
  LENGTH_AND_CHUNKED(true),
  /** Several lengths that differ; the first counts. */
  LENGTHS_DIFFER(true),
  /** The same length several times. */
  LENGTH_REPEATED(false),
  /** A length that is no number, or too large a one. */
  BAD_LENGTH(true),
  /** A transfer coding that is none of RFC 9112 section 7. */
  UNKNOWN_TRANSFER_CODING(true),
  /** "chunked" is not the last transfer coding, or there twice. */
  CHUNKED_NOT_LAST(true),
  /** Transfer-Encoding in HTTP/1.0 (RFC 9112 section 6.1). */
  CHUNKED_IN_OLD_VERSION(true),
  /** A chunk's size is no hexadecimal number, or its data does not end where it says. */
  BAD_CHUNK(true),
  /** A chunk with extensions, which hardly anybody uses. */
  CHUNK_EXTENSION(false),
  /** Bytes that belong to no message. */
  UNEXPECTED_BYTES(false),

  // ---- content

  /** The data is not in the coding that Content-Encoding names; it is shown as it is. */
  DECODE_FAILED(false),
  /** A content coding that is unknown here; the data is shown as it is. */
  UNKNOWN_CODING(false),
  /** More layers of coding than are unpacked. */
  TOO_MANY_CODINGS(false),
  /** Bytes after the end of compressed data. */
  TRAILING_DATA(false),
  /** A body that unpacks to a thousand times its size or more: not unpacked further. */
  DECOMPRESSION_BOMB(false);

  private final String code = name().toLowerCase(Locale.ROOT);
  private final boolean ambiguous;

  HttpAnomaly(boolean ambiguous) {
    this.ambiguous = ambiguous;
  }

  /** The name in events and counters. */
  String code() {
    return code;
  }

  /** Whether software is known to disagree about what such bytes mean. */
  boolean isAmbiguous() {
    return ambiguous;
  }
}
