package io.wirestash.parser.mysql;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;

/** Tells MySQL by the first packet of a side. A greeting or a login is unmistakable, a command or a result is not. */
final class MysqlProbe {
  private static final int SHORTEST_GREETING = 15;
  private static final int LONGEST_GREETING = 512;
  private static final int LONGEST_VERSION = 128;
  private static final int SHORTEST_LOGIN = 32;
  private static final int ZEROS_AT = 9; // of a login: after capabilities, packet size and character set
  private static final int ZEROS = 19;
  private static final int OLD_USER_AT = 5;
  private static final int FIRST_ERROR = 1000;
  private static final int LAST_ERROR = 5000;
  private static final int LONGEST_REPLY = 1 << 20;

  private MysqlProbe() {}

  static Match probe(Direction from, Cursor head) {
    int length = head.u24le();
    int sequence = head.u8();
    if (length == 0) return Match.NO;
    if (sequence == 0 && isGreeting(head, length)) return certain(from, Direction.SERVER);
    if (sequence == 1 && isLogin(head, length)) return certain(from, Direction.CLIENT);
    if (sequence == 0 && isRefusal(head, length)) return from == Direction.SERVER ? Match.YES : Match.REVERSED;
    return from == Direction.CLIENT ? request(head, length, sequence) : reply(length, sequence);
  }

  private static Match certain(Direction from, Direction speaker) {
    return from == speaker ? Match.YES : Match.REVERSED;
  }

  /** A version in printable letters, and a zero behind the salt (of protocol 9: at the end). */
  private static boolean isGreeting(Cursor head, int length) {
    int protocol = head.peek();
    if (protocol != 9 && protocol != 10 || length < SHORTEST_GREETING || length > LONGEST_GREETING) return false;
    int at = 1;
    while (at < LONGEST_VERSION && isPrintable(head.peek(at))) at++;
    if (at == 1 || head.peek(at) != 0) return false;
    int zero = at + 1 + 4 + Greeting.FIRST_SALT;
    return zero < length && head.peek(zero) == 0;
  }

  private static boolean isLogin(Cursor head, int length) {
    if (length < SHORTEST_LOGIN || length > Packets.HEAD) return false;
    if (!Capability.PROTOCOL_41.in(head.peek() | head.peek(1) << 8)) return false;
    for (int i = ZEROS_AT; i < ZEROS_AT + ZEROS; i++) if (head.peek(i) != 0) return false;
    return true;
  }

  /** An error that greets: such as that the host is not welcome. */
  private static boolean isRefusal(Cursor head, int length) {
    if (head.peek() != Status.ERR || length < 8 || length > LONGEST_GREETING) return false;
    int code = head.peek(1) | head.peek(2) << 8;
    if (code < FIRST_ERROR || code > LAST_ERROR) return false;
    for (int i = 3; i < length; i++) if (head.peek(i) < ' ') return false;
    return true;
  }

  private static boolean isPrintable(int c) {
    return c >= ' ' && c < 0x7f;
  }

  /** A command, or the login of a client before MySQL 4.1: capabilities, packet size, and a user's name. */
  private static Match request(Cursor head, int length, int sequence) {
    if (sequence == 0) return Command.of(head.peek()) != null ? Match.TRY : Match.NO;
    if (sequence > 1 || length <= OLD_USER_AT || length > LONGEST_GREETING) return Match.NO;
    int at = OLD_USER_AT;
    while (at < length && head.peek(at) >= ' ') at++;
    return at == length || head.peek(at) == 0 ? Match.TRY : Match.NO;
  }

  private static Match reply(int length, int sequence) {
    return sequence == 1 && length < LONGEST_REPLY ? Match.TRY : Match.NO;
  }
}
