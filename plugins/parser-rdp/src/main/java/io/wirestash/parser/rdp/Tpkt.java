package io.wirestash.parser.rdp;

import io.wirestash.api.parser.Cursor;

/**
 * The envelope of all messages before encryption: TPKT (RFC 1006 section 6) with an X.224 header.
 *
 * <pre>
 * byte    version 3
 * byte    reserved
 * uint16  length of all
 * byte    length of the X.224 header after this byte
 * byte    type, in the upper four bits
 * </pre>
 */
final class Tpkt {
  static final int VERSION = 3;
  static final int CONNECTION_REQUEST = 0xe0;
  static final int CONNECTION_CONFIRM = 0xd0;
  static final int DATA = 0xf0;

  /** Where the type is, and its bits. */
  static final int TYPE_AT = 5;

  static final int TYPE = 0xf0;

  private static final int HEADER = 4;
  private static final int LEAST = 7;
  private static final int REFERENCES = 5; // two references, and the class
  private static final int END_OF_MESSAGE = 1;

  private Tpkt() {}

  /** What is in the envelope, from the length of the X.224 header on. */
  static Cursor read(Cursor in) {
    if (in.u8() != VERSION) throw in.malformed("not_tpkt");
    in.skip(1);
    int length = in.u16();
    if (length < LEAST) throw in.malformed("tpkt_length");
    return in.sub(length - HEADER);
  }

  /** The type of X.224; goes on to what is particular to it. */
  static int type(Cursor message) {
    int header = message.u8();
    int type = message.u8() & TYPE;
    if (header > message.remaining() + 1) throw message.malformed("x224_length");
    message.skip(type == DATA ? END_OF_MESSAGE : REFERENCES);
    return type;
  }
}
