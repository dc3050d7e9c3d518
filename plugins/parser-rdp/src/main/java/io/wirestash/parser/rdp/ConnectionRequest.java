package io.wirestash.parser.rdp;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Slice;
import java.util.List;

/**
 * The client's first message. Format: [MS-RDPBCGR] section 2.2.1.1.
 *
 * @param cookie the user's name after {@code mstshash=}, as far as the client sends it; or null
 * @param token a line of any other kind, for load balancers; or null
 * @param requested what the client can do, or null if it does not negotiate
 */
record ConnectionRequest(String cookie, String token, List<String> requested, List<String> flags) {
  private static final String HASH = "Cookie: mstshash=";
  private static final String TOKEN = "Cookie: msts=";

  /** Reads what follows the X.224 header. */
  static ConnectionRequest read(Cursor in) {
    String line = in.remaining() > 0 && in.peek() != Negotiation.REQUEST ? line(in) : null;
    boolean isHash = line != null && line.startsWith(HASH);
    String cookie = isHash ? line.substring(HASH.length()) : null;
    String token = isHash ? null : line;
    boolean negotiates = in.remaining() >= Negotiation.LENGTH && in.u8() == Negotiation.REQUEST;
    if (!negotiates) return new ConnectionRequest(cookie, token, null, List.of());
    int flags = in.u8();
    if (in.u16le() != Negotiation.LENGTH) throw in.malformed("negotiation_length");
    return new ConnectionRequest(cookie, token, Negotiation.protocols(in.u32le()), Negotiation.requestFlags(flags));
  }

  private static String line(Cursor in) {
    Slice line = in.line();
    return line.isEmpty() ? null : line.text();
  }

  boolean isCertain() {
    return cookie != null || requested != null || token != null && token.startsWith(TOKEN);
  }

  /**
   * Address and port that a token of the form {@code Cookie: msts=address.port.reserved} names, or null. Both are
   * numbers whose bytes are in the order of the network, read as if they were little-endian.
   */
  String target() {
    if (token == null || !token.startsWith(TOKEN)) return null;
    String[] parts = token.substring(TOKEN.length()).split("\\.", 3);
    long address = parts.length < 3 ? -1 : number(parts[0], 0xffffffffL);
    long port = parts.length < 3 ? -1 : number(parts[1], 0xffff);
    if (address < 0 || port < 0) return null;
    return (address & 0xff) + "." + (address >> 8 & 0xff) + "." + (address >> 16 & 0xff) + "." + (address >> 24)
        + ":" + ((port & 0xff) << 8 | port >> 8);
  }

  private static long number(String text, long most) {
    if (text.isEmpty() || text.length() > 10) return -1;
    for (int i = 0; i < text.length(); i++) if (text.charAt(i) < '0' || text.charAt(i) > '9') return -1;
    long value = Long.parseLong(text);
    return value > most ? -1 : value;
  }
}
