package io.wirestash.parser.rdp;

import io.wirestash.api.parser.Cursor;

/**
 * The wrapping of the settings that the sides exchange: a Connect-Initial or Connect-Response of T.125 in BER, in it a
 * conference of T.124 in aligned PER, of which RDP uses nothing but the user data. Format: [MS-RDPBCGR] sections
 * 2.2.1.3 and 2.2.1.4, with examples in 4.1.3 and 4.1.4.
 */
final class Conference {
  static final int CONNECT_INITIAL = 0x7f65;
  static final int CONNECT_RESPONSE = 0x7f66;

  private static final int OCTETS = 0x04;
  private static final int BOOLEAN = 0x01;
  private static final int INTEGER = 0x02;
  private static final int ENUMERATED = 0x0a;
  private static final int SEQUENCE = 0x30;
  private static final String T124 = "\0\5\0\24\174\0\1"; // the key of the standard, as an object identifier

  private Conference() {}

  /** The blocks of a client's settings; reads on after the tag. */
  static Cursor ofClient(Cursor in) {
    Cursor initial = in.sub(berLength(in));
    skip(initial, OCTETS); // calling domain
    skip(initial, OCTETS); // called domain
    skip(initial, BOOLEAN); // upward
    for (int i = 0; i < 3; i++) skip(initial, SEQUENCE); // parameters: wanted, least, most
    Cursor data = userData(initial);
    data.skip(8); // a request for a conference, its name, no password
    data.expect("Duca"); // the client's key: sections 2.2.1.3 and 3.2.5.3.3
    return data.sub(perLength(data));
  }

  /** The blocks of a server's settings; reads on after the tag. */
  static Cursor ofServer(Cursor in) {
    Cursor response = in.sub(berLength(in));
    skip(response, ENUMERATED); // result
    skip(response, INTEGER); // connection
    skip(response, SEQUENCE); // parameters
    Cursor data = userData(response);
    data.skip(3); // a response, its node
    data.skip(data.u8()); // tag
    data.skip(4); // result, one set of user data
    data.expect("McDn");
    return data.sub(perLength(data));
  }

  private static Cursor userData(Cursor in) {
    if (in.u8() != OCTETS) throw in.malformed("unexpected_tag");
    Cursor data = in.sub(berLength(in));
    data.expect(T124);
    perLength(data); // that of Windows counts too little: [MS-RDPBCGR] section 4.1.4 has 42 for more
    return data;
  }

  private static void skip(Cursor in, int tag) {
    if (in.u8() != tag) throw in.malformed("unexpected_tag");
    in.skip(berLength(in));
  }

  /** X.690 section 8.1.3, up to two bytes. */
  static int berLength(Cursor in) {
    int first = in.u8();
    return switch (first) {
      case 0x81 -> in.u8();
      case 0x82 -> in.u16();
      default -> {
        if (first >= 0x80) throw in.malformed("ber_length");
        yield first;
      }
    };
  }

  /** X.691 section 10.9, up to two bytes. */
  static int perLength(Cursor in) {
    int first = in.u8();
    return first < 0x80 ? first : (first & 0x7f) << 8 | in.u8();
  }
}
