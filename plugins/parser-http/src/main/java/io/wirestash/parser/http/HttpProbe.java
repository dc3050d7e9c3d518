package io.wirestash.parser.http;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.parser.http.StartLines.Verdict;

/**
 * Tells whether the first bytes of a side are HTTP/1: a status line, or a request line with its version, are certain. A
 * request line without one is possible, and so is anything from a server: it may be the middle of a body.
 */
final class HttpProbe {
  /** The engine shows no more of a side than this. */
  private static final int MOST_SHOWN = 8 << 10;

  private HttpProbe() {}

  static Match probe(Direction from, Cursor head) {
    byte[] bytes = head.array();
    int begin = head.position();
    while (begin < head.limit() && (bytes[begin] == '\r' || bytes[begin] == '\n')) begin++;
    boolean all = head.complete() || head.remaining() >= MOST_SHOWN;
    Verdict response = StartLines.response(bytes, begin, head.limit());
    Verdict request = StartLines.request(bytes, begin, head.limit());
    boolean client = from == Direction.CLIENT;
    if (response == Verdict.YES) return client ? Match.REVERSED : Match.YES;
    if (request == Verdict.YES) return client ? Match.YES : Match.REVERSED;
    if (request == Verdict.OLD) return client ? Match.TRY : Match.NO;
    if (!all && (response == Verdict.MORE || request == Verdict.MORE)) head.require(head.remaining() + 1);
    boolean longRequest = client && request == Verdict.MORE && head.remaining() > Methods.MAX_LENGTH;
    return !client || longRequest ? Match.TRY : Match.NO;
  }
}
