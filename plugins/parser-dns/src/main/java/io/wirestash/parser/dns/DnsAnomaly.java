package io.wirestash.parser.dns;

import java.util.Locale;

/** What can be wrong with a message that could still be read, at least in part. */
enum DnsAnomaly {
  /** The message ends within a question. */
  QUESTION_CUT,
  /** The message ends within a record. */
  RECORD_CUT,
  /** The header counts more questions or records than the message has, and does not say that it was truncated. */
  COUNT_LIES,
  /** Bytes follow the last record that the header counts. */
  TRAILING_BYTES,
  /** The reserved bit of the header is set (RFC 1035 section 4.1.1: must be zero). */
  RESERVED_BIT,
  /** A compression pointer does not point back, so that the name would never end. */
  NAME_LOOP,
  /** A name is spread over more compression pointers than any honest one. */
  NAME_CHAIN,
  /** A compression pointer points into the header. */
  NAME_POINTER,
  /** A name is longer than 255 bytes (RFC 1035 section 2.3.4). */
  NAME_TOO_LONG,
  /** A name ends with the message or with the record's data. */
  NAME_CUT,
  /** A label is neither plain nor a pointer (the first two bits are 01 or 10). */
  LABEL_TYPE,
  /** A record's data breaks the format of its type; it is shown as RFC 3597 shows unknown data. */
  BAD_RDATA,
  /** An EDNS option is cut, or breaks its own format. */
  BAD_OPTION,
  /** More than one OPT record (RFC 6891 section 6.1.1); the first is shown. */
  SEVERAL_OPTS,
  /** An OPT record outside the additional section or with a name (RFC 6891 section 6.1.1). */
  MISPLACED_OPT,
  /** More questions than are read. */
  TOO_MANY_QUESTIONS,
  /** More records than are read. */
  TOO_MANY_RECORDS,
  /** Compression makes the text of the message so much longer than its bytes that the rest is left out. */
  TOO_MUCH_TEXT;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The name in events and counters. */
  String code() {
    return code;
  }
}
