package io.wirestash.parser.http;

import io.wirestash.api.event.Help;

/** A response that another follows (RFC 9110 section 15.2): 100 Continue, 102 Processing, 103 Early Hints. */
record Interim(
    @Help("The status: 100, 102, 103.") String status,
    @Help("The reason.") WireText reason,
    @Help("The header fields.") Head headers) {

  static Interim of(StatusLine line, Head head) {
    WireText reason = line.reason().isEmpty() ? null : line.reason();
    return new Interim(line.status(), reason, head.hasFields() ? head : null);
  }
}
