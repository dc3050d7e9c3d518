package io.wirestash.parser.postgresql;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;

/**
 * Tells PostgreSQL by the first bytes of a side. How a connection begins is unmistakable, and so is the server's
 * request for a proof; a query or a result is not.
 */
final class PostgresqlProbe {
  private static final String QUERIES = "BCDEFHPQSXp";
  private static final String ANSWERS = "123CDEGHINTZ";
  private static final int PLAUSIBLE_LENGTH = 1 << 20;
  private static final int LAST_METHOD = 12;

  private PostgresqlProbe() {}

  static Match probe(Direction from, Cursor head) {
    int first = head.peek();
    if (first == 0) return isStartup(head) ? certain(from, Direction.CLIENT) : Match.NO;
    if (first == 'R' && isAuthentication(head)) return certain(from, Direction.SERVER);
    boolean letter = first == 'S' || first == 'N' || first == 'G'; // about encryption
    if (from == Direction.SERVER && letter) return Match.TRY;
    String types = from == Direction.CLIENT ? QUERIES : ANSWERS;
    if (types.indexOf(first) < 0) return Match.NO;
    return isLength(head) ? Match.TRY : Match.NO;
  }

  private static Match certain(Direction from, Direction speaker) {
    return from == speaker ? Match.YES : Match.REVERSED;
  }

  private static boolean isStartup(Cursor head) {
    int length = head.i32();
    if (length < StartupPacket.SHORTEST || length > StartupPacket.LONGEST) return false;
    int code = head.i32();
    return switch (code) {
      case StartupPacket.SSL, StartupPacket.GSS -> length == 8;
      case StartupPacket.CANCEL -> length >= 16;
      case 0x20000 -> length == 296;
      default -> code >>> 16 == 3 && length > 9 && isName(head);
    };
  }

  /** The name of a parameter: letters. */
  private static boolean isName(Cursor head) {
    int letter = head.peek() | 0x20;
    return letter >= 'a' && letter <= 'z' || head.peek() == '_';
  }

  private static boolean isAuthentication(Cursor head) {
    head.skip(1);
    int length = head.i32();
    if (length < 8 || length > StartupPacket.LONGEST) return false;
    int method = head.i32();
    return method >= 0 && method <= LAST_METHOD && (method > 0 || length == 8);
  }

  private static boolean isLength(Cursor head) {
    head.skip(1);
    int length = head.i32();
    return length >= 4 && length < PLAUSIBLE_LENGTH;
  }
}
