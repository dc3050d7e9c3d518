package io.wirestash.api.parser;

/**
 * One flow as one parser sees it. One thread at a time; bytes in stream order, each side apart. A call reads one message
 * and returns; a datagram is one call. Read first, then act: a call that runs out of bytes is made again from the
 * message's beginning, and what it emitted is undone, but fields it changed are not.
 */
public interface ParserSession {
  void fromClient(Cursor in);

  void fromServer(Cursor in);

  /** Bytes of one direction are missing; those after the gap follow unless the parser stops. */
  default Recovery gap(Direction from, long missing) {
    return Recovery.STOP;
  }

  /** One direction has ended. */
  default void end(Direction from, EndCause cause) {}
}
