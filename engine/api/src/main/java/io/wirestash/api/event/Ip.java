package io.wirestash.api.event;

/**
 * An IP address.
 *
 * @param high the first 8 bytes of an IPv6 address; 0 for IPv4
 * @param low the last 8 bytes of an IPv6 address, or the 4 of an IPv4 address
 * @param v6 which of the two
 */
public record Ip(long high, long low, boolean v6) implements JsonValue {
  public static Ip v4(int address) {
    return new Ip(0, address & 0xffffffffL, false);
  }

  public static Ip v6(long high, long low) {
    return new Ip(high, low, true);
  }

  @Override
  public void writeJson(JsonSink out) {
    out.ip(high, low, v6);
  }

  /** The canonical text: dotted decimal, or RFC 5952. */
  @Override
  public String toString() {
    JsonSink out = new JsonSink(48);
    out.ip(high, low, v6);
    return new String(out.array(), 1, out.length() - 2, java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
