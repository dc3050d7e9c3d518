package io.wirestash.parser.mysql;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Slice;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who wants in: Protocol::HandshakeResponse41 (since MySQL 4.1), HandshakeResponse320, SSLRequest, or COM_CHANGE_USER.
 *
 * <pre>
 *   | capabilities, 4 | most bytes of a packet, 4 | character set, 1 | 19 zeros | 4 more or MariaDB's capabilities
 *   | user NUL | answer, counted | database NUL | plugin NUL | attributes, counted |
 * </pre>
 *
 * @param tls true if the connection goes on encrypted, and all the rest is unknown
 * @param characterSet number of a collation, or -1
 * @param answer to the server's salt
 * @param plugin the way the answer was made, or null
 * @param attributes what the client tells of itself
 */
record LoginRequest(
    boolean tls,
    long capabilities,
    int characterSet,
    String user,
    byte[] answer,
    String database,
    String plugin,
    Map<String, String> attributes) {
  private static final int SSL_REQUEST = 32;
  private static final int OLD_SSL_REQUEST = 5;
  private static final int MOST_ATTRIBUTES = 64;
  private static final int MOST_NAME = 256;

  /** The client's first packet. */
  static LoginRequest read(Cursor in) {
    int length = in.remaining();
    long capabilities = in.u16le();
    if (!Capability.PROTOCOL_41.in(capabilities)) return readOld(in, capabilities, length);
    capabilities |= (long) in.u16le() << 16;
    in.skip(4);
    int characterSet = in.u8();
    in.skip(23);
    if (length == SSL_REQUEST && Capability.SSL.in(capabilities)) return encrypted(capabilities, characterSet);
    String user = Fields.text(Fields.terminated(in), MOST_NAME);
    byte[] answer = answer(in, capabilities);
    String database = Capability.CONNECT_WITH_DB.in(capabilities) ? name(in) : null;
    return rest(in, capabilities, characterSet, user, answer, database);
  }

  private static LoginRequest readOld(Cursor in, long capabilities, int length) {
    in.skip(3);
    if (length == OLD_SSL_REQUEST && Capability.SSL.in(capabilities)) return encrypted(capabilities, -1);
    String user = Fields.text(Fields.terminated(in), MOST_NAME);
    byte[] answer = Fields.terminated(in).copy();
    return new LoginRequest(false, capabilities, -1, user, answer, name(in), null, Map.of());
  }

  private static LoginRequest encrypted(long capabilities, int characterSet) {
    return new LoginRequest(true, capabilities, characterSet, null, new byte[0], null, null, Map.of());
  }

  /**
   * COM_CHANGE_USER, after its first byte.
   *
   * @param capabilities as agreed at the beginning; if that was not seen, those of all clients since MySQL 5.5
   */
  static LoginRequest changeUser(Cursor in, long capabilities) {
    String user = Fields.text(Fields.terminated(in), MOST_NAME);
    boolean counted = Capability.SECURE_CONNECTION.in(capabilities);
    byte[] answer = (counted ? in.bytes(in.u8()) : Fields.terminated(in)).copy();
    String database = name(in);
    int characterSet = in.remaining() < 2 ? -1 : in.u16le();
    return rest(in, capabilities, characterSet, user, answer, database);
  }

  private static LoginRequest rest(
      Cursor in, long capabilities, int characterSet, String user, byte[] answer, String database) {
    String plugin = Capability.PLUGIN_AUTH.in(capabilities) ? name(in) : null;
    Map<String, String> attributes = Map.of();
    if (Capability.CONNECT_ATTRS.in(capabilities) && in.remaining() > 0) attributes = attributes(in);
    return new LoginRequest(false, capabilities, characterSet, user, answer, database, plugin, attributes);
  }

  private static byte[] answer(Cursor in, long capabilities) {
    if (Capability.PLUGIN_AUTH_LENENC_CLIENT_DATA.in(capabilities)) return Fields.counted(in).copy();
    if (Capability.SECURE_CONNECTION.in(capabilities)) return in.bytes(in.u8()).copy();
    return Fields.terminated(in).copy();
  }

  private static String name(Cursor in) {
    return Fields.text(Fields.terminated(in), MOST_NAME);
  }

  private static Map<String, String> attributes(Cursor in) {
    Slice block = Fields.counted(in);
    Cursor pairs = new Cursor();
    pairs.reset(block.array(), block.offset(), block.offset() + block.length(), true, 0, 0);
    Map<String, String> attributes = new LinkedHashMap<>();
    while (pairs.remaining() > 0 && attributes.size() < MOST_ATTRIBUTES) {
      String key = Fields.text(Fields.counted(pairs), MOST_NAME);
      String value = Fields.text(Fields.counted(pairs), MOST_NAME);
      if (key != null && value != null) attributes.putIfAbsent(key, value);
    }
    return attributes;
  }

  /** Name and version of the client's software, or null. */
  String software() {
    String name = attributes.get("_client_name");
    String version = attributes.get("_client_version");
    return name == null || version == null ? name : name + ' ' + version;
  }

  boolean compressed(long serverCapabilities) {
    long both = capabilities & serverCapabilities;
    return Capability.COMPRESS.in(both) || Capability.ZSTD_COMPRESSION_ALGORITHM.in(both);
  }
}
