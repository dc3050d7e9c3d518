package io.wirestash.parser.http;

import io.wirestash.api.parser.Cursor;
import io.wirestash.parser.http.StartLines.Verdict;

/** Where one direction of a connection stands: between messages, in a body, or looking for the next start line. */
final class Side {
  private final boolean requests;
  private boolean searching;
  private boolean begun;
  private Exchange exchange;
  private Message message;
  private BodyReader body;

  /** @param requests whether requests are sent here, or responses */
  Side(boolean requests) {
    this.requests = requests;
  }

  // ---- messages

  /** A message without a body, whose head was read. */
  void begin() {
    begun = true;
  }

  /** A message with a body, whose head was read. */
  void begin(Exchange exchange, Message message, BodyReader body) {
    begin();
    this.exchange = exchange;
    this.message = message;
    this.body = body;
  }

  boolean inBody() {
    return body != null;
  }

  BodyReader body() {
    return body;
  }

  /** True once a message was seen. */
  boolean hasBegun() {
    return begun;
  }

  /**
   * The message whose body is read has ended.
   *
   * @param closed whether the connection has ended in an orderly way, or goes on
   * @return the exchange that it belongs to
   */
  Exchange finish(boolean closed) {
    Exchange finished = exchange;
    message.complete(body.end(closed));
    if (body.lost()) search();
    body = null;
    message = null; // a connection outlives its messages by minutes
    exchange = null;
    return finished;
  }

  // ---- start lines

  /** What follows may be anything. */
  void search() {
    searching = true;
  }

  /** Whether bytes that are no start line are to be expected. */
  boolean isSearching() {
    return searching;
  }

  /** Reads an empty line, as some clients send after a body (RFC 9112 section 2.2). */
  boolean readEmptyLine(Cursor in) {
    int first = in.peek();
    if (first != '\r' && first != '\n') return false;
    if (first == '\n') in.skip(1);
    else if (in.peek(1) == '\n') in.skip(2);
    else return false;
    return true;
  }

  /** Whether a start line begins here; waits for more bytes if that cannot be told. */
  Verdict startLine(Cursor in) {
    Verdict verdict = verdict(in);
    if (verdict == Verdict.OLD && searching) return Verdict.NO;
    if (verdict != Verdict.MORE) return verdict;
    if (!in.complete()) in.line(HeadReader.MAX_BYTES); // waits: there is none yet
    return Verdict.NO;
  }

  /** A start line was found. */
  void found() {
    searching = false;
  }

  /**
   * Reads on to where the next start line may be. That need not be after a line end: bodies, of which this may be one,
   * end in any byte.
   */
  void skip(Cursor in) {
    searching = true;
    int next = StartLines.next(requests, in.array(), in.position() + 1, in.limit());
    in.skip(next - in.position());
  }

  private Verdict verdict(Cursor in) {
    byte[] bytes = in.array();
    return requests
        ? StartLines.request(bytes, in.position(), in.limit())
        : StartLines.response(bytes, in.position(), in.limit());
  }
}
