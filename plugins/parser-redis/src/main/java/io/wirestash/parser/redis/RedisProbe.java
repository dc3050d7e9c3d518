package io.wirestash.parser.redis;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Tells whether a stream is Redis by the first bytes of a side: surely if a client sends a known command as an array,
 * or a server an error that only Redis has; possibly if a line begins with a command's name, or like a reply.
 */
final class RedisProbe {
  private static final int LONGEST_NAME = 24;
  private static final int LONGEST_COUNT = 10;
  private static final String[] ERRORS = {
    "-NOAUTH ", "-WRONGPASS ", "-DENIED Redis", "-NOPERM ", "-WRONGTYPE ", "-MOVED "
  };

  private RedisProbe() {}

  static Match probe(Direction from, Cursor head) {
    int first = head.peek();
    if (first == '*') return array(from, head);
    if (first == '-') return error(from, head);
    if (first == '+' || "$:>%~_#,(=!|".indexOf(first) >= 0) return reply(head);
    return from == Direction.CLIENT ? line(head) : Match.NO;
  }

  /** {@code *2 $3 GET}: as a client begins; or, of other strings, a reply. */
  private static Match array(Direction from, Cursor head) {
    head.skip(1);
    if (!number(head)) return Match.NO;
    if (head.peek() != '$') return Match.TRY;
    head.skip(1);
    if (!number(head)) return Match.NO;
    String name = word(head);
    if (name == null || !CommandTable.knows(name)) return Match.TRY;
    return from == Direction.CLIENT ? Match.YES : Match.REVERSED;
  }

  /** Reads digits, perhaps after a minus, and the line end. */
  private static boolean number(Cursor head) {
    if (head.peek() == '-') head.skip(1);
    for (int digits = 0; digits <= LONGEST_COUNT; digits++) {
      int c = head.u8();
      if (c == '\r' && digits > 0) return head.u8() == '\n';
      if (c < '0' || c > '9') return false;
    }
    return false;
  }

  /** The letters up to a blank or line end in capitals; null if there are other bytes. */
  private static String word(Cursor head) {
    for (int length = 0; length <= LONGEST_NAME; length++) {
      int c = head.peek(length);
      if (c == ' ' || c == '\r' || c == '\n') {
        String word = new String(head.array(), head.position(), length, StandardCharsets.ISO_8859_1);
        return word.toUpperCase(Locale.ROOT);
      }
      if (c < '-' || c > 'z') return null;
    }
    return null;
  }

  private static Match error(Direction from, Cursor head) {
    for (String error : ERRORS) {
      if (begins(head, error)) return from == Direction.SERVER ? Match.YES : Match.REVERSED;
    }
    return reply(head);
  }

  private static boolean begins(Cursor head, String text) {
    for (int i = 0; i < text.length(); i++) if (head.peek(i) != text.charAt(i)) return false;
    return true;
  }

  private static Match reply(Cursor head) {
    int next = head.peek(1);
    return next >= ' ' && next < 0x7f || next == '\r' ? Match.TRY : Match.NO;
  }

  /** A command as people type it; but GET is also what browsers say. */
  private static Match line(Cursor head) {
    String name = word(head);
    if (name == null || !CommandTable.knows(name)) return Match.NO;
    String line = head.line(RespReader.MAX_LINE).toString();
    return line.contains(" HTTP/1.") ? Match.NO : Match.TRY;
  }
}
