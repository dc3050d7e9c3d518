package io.wirestash.parser.mongodb;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.SessionContext;
import java.util.zip.CRC32C;

/**
 * Reads the messages of one side. Of a longer message the first {@link #WINDOW} bytes after the header are looked at,
 * of a packed one as many unpacked bytes; the rest is skipped as it comes.
 */
final class MessageReader {
  /** Bytes of a message that are looked at. */
  static final int WINDOW = 1 << 20;

  private static final int COMMAND_SUFFIX = 5; // .$cmd

  // flags of OP_MSG
  private static final int CHECKSUM_PRESENT = 1;
  private static final int MORE_TO_COME = 2;

  // flags of OP_REPLY
  private static final int CURSOR_NOT_FOUND = 1;
  private static final int QUERY_FAILURE = 2;

  private final SessionContext context;
  private int skipping;

  MessageReader(SessionContext context) {
    this.context = context;
  }

  /** The message that follows; null if these are bytes of one that was read. */
  Message read(Cursor in) {
    if (skipping > 0) {
      int length = Math.min(skipping, Math.max(1, in.remaining()));
      in.skip(length);
      skipping -= length;
      return null;
    }
    Header header = Header.read(in);
    int length = header.length() - Header.LENGTH;
    Cursor body = in.sub(Math.min(length, WINDOW));
    skipping = Math.max(0, length - WINDOW);
    if (header.opcode() == Opcode.OP_MSG && skipping == 0) verify(in, header.length(), body);
    if (header.opcode() == Opcode.OP_COMPRESSED) return packed(header, body);
    return message(header, header.opcode(), null, body);
  }

  /** True within a message. */
  boolean unfinished() {
    return skipping > 0;
  }

  /** The last four bytes may be a CRC-32C of all before. */
  private void verify(Cursor in, int length, Cursor body) {
    if (length < Header.LENGTH + 8 || (body.peek() & CHECKSUM_PRESENT) == 0) return;
    CRC32C sum = new CRC32C();
    int end = in.position() - 4;
    sum.update(in.array(), in.position() - length, length - 4);
    Cursor expected = new Cursor();
    expected.reset(in.array(), end, end + 4, true, 0, 0);
    if (sum.getValue() != expected.u32le()) context.anomaly("checksum");
  }

  private Message packed(Header header, Cursor in) {
    Opcode opcode = Opcode.of(in.i32le());
    int size = in.i32le();
    Compressor compressor = Compressor.of(in.u8());
    if (opcode == null || opcode == Opcode.OP_COMPRESSED) throw in.malformed("unknown_opcode");
    if (compressor == null) throw in.malformed("unknown_compressor");
    byte[] unpacked = compressor.unpack(in, WINDOW);
    if (unpacked.length != Math.min(size, WINDOW)) context.anomaly("unpacked_size");
    return message(header, opcode, compressor, Cursor.of(unpacked));
  }

  private Message message(Header header, Opcode opcode, Compressor compressor, Cursor in) {
    Content content = switch (opcode) {
      case OP_MSG -> sections(in);
      case OP_QUERY -> query(in);
      case OP_REPLY -> reply(in);
      case OP_COMMAND -> command(in);
      case OP_COMMANDREPLY -> new Content(null, null, commandReply(in), 0, true, false);
      case OP_INSERT -> insert(in);
      case OP_UPDATE, OP_DELETE, OP_GET_MORE -> addressed(in);
      default -> new Content(null, null, null, 0, true, false);
    };
    return new Message(header, opcode, compressor, content.namespace(), content.command(), content.body(),
        content.documents(), content.last(), content.failed());
  }

  /** What a message has after its header. */
  private record Content(
      String namespace, String command, Bson body, int documents, boolean last, boolean failed) {}

  /** Flags, then sections: kind 0 is the body, 1 a named sequence of documents, 2 for servers among themselves. */
  private static Content sections(Cursor in) {
    int flags = in.i32le();
    int checksum = (flags & CHECKSUM_PRESENT) == 0 ? 0 : 4;
    Bson body = null;
    int documents = 0;
    while (in.remaining() > checksum) {
      int kind = in.u8();
      if (kind == 0 && body == null) {
        body = Bson.verified(in);
      } else if (kind == 1) {
        documents += sequence(in);
      } else if (kind == 2) {
        Bson.read(in);
      } else {
        throw in.malformed("section_kind");
      }
    }
    return new Content(null, null, body, documents, (flags & MORE_TO_COME) == 0, false);
  }

  /** Length with itself, name, documents: counts them. */
  private static int sequence(Cursor in) {
    int length = in.i32le();
    if (length < 5) throw in.malformed("section_length");
    Cursor section = in.sub(Math.min(length - 4, in.remaining()));
    text(section);
    return documents(section);
  }

  private static int documents(Cursor in) {
    int documents = 0;
    for (; in.remaining() >= 4; documents++) Bson.read(in);
    return documents;
  }

  private static Content query(Cursor in) {
    in.skip(4); // flags
    String namespace = text(in);
    in.skip(8); // how many to skip and to return
    Bson query = Bson.verified(in);
    boolean wrapped = isCommand(namespace) && query.has("$query");
    return new Content(namespace, null, wrapped ? query.document("$query") : query, 0, true, false);
  }

  static boolean isCommand(String namespace) {
    return namespace.endsWith(".$cmd") && namespace.length() > COMMAND_SUFFIX;
  }

  private static Content reply(Cursor in) {
    int flags = in.i32le();
    in.skip(8 + 4); // cursor, place of the first document
    int count = in.i32le();
    Bson first = in.remaining() > 0 ? Bson.verified(in) : null;
    boolean failed = (flags & (CURSOR_NOT_FOUND | QUERY_FAILURE)) != 0;
    return new Content(null, null, first, Math.max(0, count), true, failed);
  }

  /** Database, command, and two documents: servers changed the order of arguments and metadata between versions. */
  private static Content command(Cursor in) {
    String database = text(in);
    String command = text(in);
    Bson first = Bson.verified(in);
    Bson second = in.remaining() > 0 ? Bson.verified(in) : first;
    return new Content(database + ".$cmd", command, first.has(command) ? first : second, 0, true, false);
  }

  /** Metadata and result, in either order. */
  private static Bson commandReply(Cursor in) {
    Bson first = Bson.verified(in);
    Bson second = in.remaining() > 0 ? Bson.verified(in) : first;
    return second.has("ok") ? second : first;
  }

  private static Content insert(Cursor in) {
    in.skip(4); // flags
    String namespace = text(in);
    return new Content(namespace, null, null, documents(in), true, false);
  }

  private static Content addressed(Cursor in) {
    in.skip(4); // always 0
    return new Content(text(in), null, null, 0, true, false);
  }

  /** A text that ends with 0. */
  private static String text(Cursor in) {
    int length = 0;
    while (in.peek(length) != 0) length++;
    String text = in.bytes(length).text();
    in.skip(1);
    return text;
  }
}
