package io.wirestash.parser.mysql;

import io.wirestash.api.event.EventType;
import io.wirestash.api.parser.Cursor;

/**
 * How a command ended: an OK_Packet, ERR_Packet or EOF_Packet.
 *
 * @param error the error's number, or 0
 * @param sqlState of an error, or null
 * @param message the error's words, or what an OK says of the rows, or null
 * @param affectedRows of an OK, or -1
 * @param flags the server's status, such as {@link #MORE_RESULTS}
 * @param warnings how many, or {@link EventType#ABSENT}
 */
record Status(
    int error, String sqlState, String message, long affectedRows, long insertId, int flags, int warnings) {
  static final int OK = 0x00;
  static final int EOF = 0xfe;
  static final int ERR = 0xff;

  /** Another result follows. */
  static final int MORE_RESULTS = 0x0008;

  /** No rows follow: they must be fetched. */
  static final int CURSOR_EXISTS = 0x0040;

  private static final int LONGEST_EOF = 5;
  private static final int COUNTS_BELOW = 0xfb;

  /** True of the packet in its form of before DEPRECATE_EOF, which an OK is always longer than. */
  static boolean isShortEof(int first, int length) {
    return first == EOF && length <= LONGEST_EOF;
  }

  /** True of MariaDB's report on how far a long command is, in the guise of an error. */
  static boolean isProgress(Cursor packet) {
    return packet.remaining() > 3 && packet.peek() == ERR && packet.peek(1) == 0xff && packet.peek(2) == 0xff;
  }

  /** Reads any of the three. */
  static Status read(Cursor in) {
    int length = in.remaining();
    int first = in.u8();
    if (first == ERR) return error(in);
    return isShortEof(first, length) ? eof(in) : ok(in);
  }

  private static Status error(Cursor in) {
    int code = in.u16le();
    boolean marked = in.remaining() > 5 && in.peek() == '#';
    if (marked) in.skip(1);
    String sqlState = marked ? Fields.text(in.bytes(5)) : null;
    return new Status(code, sqlState, Fields.text(in.rest()), -1, 0, 0, EventType.ABSENT);
  }

  private static Status eof(Cursor in) {
    if (in.remaining() < 4) return new Status(0, null, null, -1, 0, 0, EventType.ABSENT); // before MySQL 4.1
    int warnings = in.u16le();
    return new Status(0, null, null, -1, 0, in.u16le(), warnings);
  }

  private static Status ok(Cursor in) {
    long rows = Fields.number(in);
    long insertId = Fields.number(in);
    int flags = in.remaining() < 2 ? 0 : in.u16le();
    int warnings = in.remaining() < 2 ? EventType.ABSENT : in.u16le();
    return new Status(0, null, words(in), rows, insertId, flags, warnings);
  }

  /** Counted with SESSION_TRACK, otherwise up to the end; the number of a first letter is more than there are. */
  private static String words(Cursor in) {
    if (in.remaining() == 0) return null;
    boolean counted = in.peek() < Math.min(in.remaining(), COUNTS_BELOW);
    return Fields.text(counted ? Fields.counted(in) : in.rest());
  }

  boolean failed() {
    return error != 0;
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }
}
