package io.wirestash.parser.dns;

import java.util.Locale;

/** What can be wrong with a message that could still be read, at least in part. */
enum DnsAnomaly {
  /** The message ends within a question. */
  QUESTION_CUT(true),
  /** The message ends within a record. */
  RECORD_CUT(true),
  /** The header counts more questions or records than the message has, and does not say that it was truncated. */
  COUNT_LIES(true),
  /** Bytes follow the last record that the header counts. */
  TRAILING_BYTES(false),
  /** The reserved bit of the header is set (RFC 1035 section 4.1.1: must be zero). */
  RESERVED_BIT(false),
  /** A compression pointer does not point back, so that the name would never end. */
  NAME_LOOP(true),
  /** A name is spread over more compression pointers than any honest one. */
  NAME_CHAIN(true),
  /** A compression pointer points into the header. */
  NAME_POINTER(true),
  /** A name is longer than 255 bytes (RFC 1035 section 2.3.4). */
  NAME_TOO_LONG(false),
  /** A name ends with the message or with the record's data. */
  NAME_CUT(true),
  /** A label is neither plain nor a pointer (the first two bits are 01 or 10). */
  LABEL_TYPE(true),
  /** A record's data breaks the format of its type; it is shown as RFC 3597 shows unknown data. */
  BAD_RDATA(false),
  /** An EDNS option is cut, or breaks its own format. */
  BAD_OPTION(false),
  /** More than one OPT record (RFC 6891 section 6.1.1); the first is shown. */
  SEVERAL_OPTS(false),
  /** An OPT record outside the additional section or with a name (RFC 6891 section 6.1.1). */
  MISPLACED_OPT(false),
  /** More questions than are read. */
  TOO_MANY_QUESTIONS(false),
  /** More records than are read. */
  TOO_MANY_RECORDS(false),
  /** Compression or bitmaps make the text so much longer than the message that the rest is left out. */
  TOO_MUCH_TEXT(false);

  private final String code = name().toLowerCase(Locale.ROOT);
  private final boolean doubtful;

  DnsAnomaly(boolean doubtful) {
    this.doubtful = doubtful;
  }

  /** The name in events and counters. */
  String code() {
    return code;
  }

  /** Whether bytes of another protocol, read as DNS, would often look like this. */
  boolean isDoubtful() {
    return doubtful;
  }
}
