package io.wirestash.parser.http;

import java.util.Set;

/**
 * How long a message's body is (RFC 9112 section 6.3). Where the header fields allow several readings, exactly one is
 * followed: "chunked" before a length, the first length before others.
 *
 * @param length bytes, if the end is {@link End#LENGTH}
 */
record Framing(End end, long length) {
  /** What ends a body. */
  enum End {
    /** There is no body. */
    NONE,
    LENGTH,
    CHUNKS,
    /** The end of the connection. */
    CLOSE
  }

  static final Framing NONE = new Framing(End.NONE, 0);
  static final Framing CLOSE = new Framing(End.CLOSE, 0);
  private static final Framing CHUNKS = new Framing(End.CHUNKS, 0);

  static Framing ofRequest(Head head, String version, Set<HttpAnomaly> anomalies) {
    return of(head, version, NONE, anomalies);
  }

  /** @param request what was asked, or null if that is not known */
  static Framing ofResponse(Head head, StatusLine line, RequestLine request, Set<HttpAnomaly> anomalies) {
    int code = line.code();
    if (code >= 100 && code < 200 || code == 204 || code == 304) return NONE;
    if (request != null && request.method().equals("HEAD")) return NONE;
    if (request != null && request.isConnect() && line.isSuccess()) return NONE;
    return of(head, line.version(), CLOSE, anomalies);
  }

  private static Framing of(Head head, String version, Framing otherwise, Set<HttpAnomaly> anomalies) {
    TransferCodings codings = TransferCodings.of(head, anomalies);
    boolean length = head.has(KnownField.CONTENT_LENGTH);
    if (codings.sent() && "1.0".equals(version)) anomalies.add(HttpAnomaly.CHUNKED_IN_OLD_VERSION);
    if (codings.sent() && length) anomalies.add(HttpAnomaly.LENGTH_AND_CHUNKED);
    if (codings.chunked()) return CHUNKS;
    if (!length) return otherwise;
    long bytes = ContentLength.of(head, anomalies);
    return bytes < 0 ? otherwise : bytes == 0 ? NONE : new Framing(End.LENGTH, bytes);
  }
}
