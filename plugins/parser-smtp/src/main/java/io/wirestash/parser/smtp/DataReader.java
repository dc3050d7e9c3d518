package io.wirestash.parser.smtp;

import io.wirestash.api.parser.Cursor;

/**
 * Reads what follows DATA: lines up to one that is only a dot, and of other lines that begin with a dot not this dot (RFC
 * 5321 section 4.5.2). A line ends with CR LF and nothing else (section 2.3.8); a dot alone between other line ends is
 * part of the message, and notable: some servers would end the message there.
 */
final class DataReader {
  private enum State {
    TEXT,
    CR,
    /** After CR LF. */
    LINE,
    DOT,
    DOT_CR,
    /** After a CR or LF of its own. */
    ODD_LINE,
    ODD_DOT
  }

  private State state = State.LINE;
  private boolean odd;

  /** Gives the message the bytes that are there; true if its end was among them. */
  boolean read(Cursor in, MessageReader message) {
    byte[] bytes = in.array();
    int begin = in.position();
    int from = begin;
    if (state == State.DOT_CR && bytes[from] != '\n') message.cr(); // it was held back: it could have been the end
    for (int i = begin; i < in.limit(); i++) {
      State before = state;
      state = after(bytes[i]);
      if (before == State.LINE && state == State.DOT) {
        message.bytes(bytes, from, i);
        from = i + 1;
      } else if (before == State.DOT_CR && state == State.LINE) {
        message.bytes(bytes, from, Math.max(from, i - 1));
        in.skip(i + 1 - begin);
        return true;
      }
    }
    message.bytes(bytes, from, state == State.DOT_CR ? in.limit() - 1 : in.limit());
    in.skip(in.remaining());
    return false;
  }

  private State after(byte b) {
    if (state == State.DOT_CR && b != '\n') odd = true;
    return switch (b) {
      case '\n' -> lineFeed();
      case '\r' -> carriageReturn();
      case '.' -> dot();
      default -> State.TEXT;
    };
  }

  private State lineFeed() {
    if (state == State.CR || state == State.DOT_CR) return State.LINE;
    odd |= state == State.DOT || state == State.ODD_DOT;
    return State.ODD_LINE;
  }

  private State carriageReturn() {
    if (state == State.DOT) return State.DOT_CR;
    odd |= state == State.ODD_DOT;
    return State.CR;
  }

  private State dot() {
    return switch (state) {
      case LINE -> State.DOT;
      case ODD_LINE, CR, DOT_CR -> State.ODD_DOT;
      default -> State.TEXT;
    };
  }

  /** True if a dot alone stood between line ends that are none. */
  boolean hasOddEnd() {
    return odd;
  }

  /** Bytes were lost: where they end is anywhere in a line. */
  void gap() {
    state = State.TEXT;
  }
}
