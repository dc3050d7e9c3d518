package io.wirestash.parser.mongodb;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;

/**
 * Tells whether a stream is MongoDB: a header with a plausible length and a known opcode, and what must follow it.
 * Which side speaks is told by the opcode and by the id that only answers have.
 */
final class MongodbProbe {
  private static final int KNOWN_FLAGS = 1 << 16 | 3;
  private static final int MAX_QUERY_FLAGS = 0xff;

  private MongodbProbe() {}

  static Match probe(Direction from, Cursor head) {
    Header header = Header.read(head); // a fault means no
    boolean plausible = switch (header.opcode()) {
      case OP_MSG -> message(head);
      case OP_COMPRESSED -> packed(head);
      case OP_QUERY -> Integer.compareUnsigned(head.i32le(), MAX_QUERY_FLAGS) <= 0 && namespace(head);
      case OP_INSERT, OP_UPDATE, OP_DELETE, OP_GET_MORE -> (head.i32le() & ~1) == 0 && namespace(head);
      case OP_KILL_CURSORS -> head.i32le() == 0;
      case OP_REPLY -> header.responseTo() != 0 && (head.i32le() & ~0xf) == 0;
      case OP_COMMAND -> letter(head.u8());
      case OP_COMMANDREPLY -> header.responseTo() != 0 && head.i32le() > 4;
    };
    if (!plausible) return Match.NO;
    return header.isRequest() == (from == Direction.CLIENT) ? Match.YES : Match.REVERSED;
  }

  private static boolean message(Cursor head) {
    return (head.i32le() & ~KNOWN_FLAGS) == 0 && head.u8() <= 2 && head.i32le() > 4;
  }

  private static boolean packed(Cursor head) {
    Opcode opcode = Opcode.of(head.i32le());
    return opcode != null && head.i32le() >= 0 && Compressor.of(head.u8()) != null;
  }

  private static boolean namespace(Cursor head) {
    return letter(head.u8());
  }

  private static boolean letter(int c) {
    return c > ' ' && c != 0x7f;
  }
}
