package io.wirestash.parser.ftp;

import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;

/** What a data connection has carried. */
record Transfer(
    @Help("Bytes seen.") long size,
    @Help("SHA-256 of a complete transfer.") String sha256,
    @Help("Bytes that are missing in the capture.") long missingBytes,
    @Help("True if it was seen from its first byte to its regular end.") boolean complete) {
  static Transfer of(long size, String sha256, long missing, boolean complete) {
    return new Transfer(size, sha256, missing == 0 ? EventType.ABSENT : missing, complete);
  }
}
