package io.wirestash.parser.packet;

/**
 * What the types and codes of ICMP and ICMPv6 mean. Destinations that cannot be reached are said with who says so
 * (RFC 792): {@code host:port unreachable}.
 */
final class IcmpNames {
  private static final IcmpNames V4 = new IcmpNames("icmp.txt");
  private static final IcmpNames V6 = new IcmpNames("icmpv6.txt");
  private static final int NUMBERS = 256;
  private static final String OTHERS = "OTHER";

  private final String[] classes = new String[NUMBERS];
  private final String[] types = new String[NUMBERS];
  private final String[][] codes = new String[NUMBERS][];

  private IcmpNames(String resource) {
    for (String[] row : Registry.rows(resource)) add(Integer.parseInt(row[0]), row[1], row[2], row[3]);
  }

  private void add(int type, String code, String group, String text) {
    if (code.equals("-")) {
      classes[type] = group;
      types[type] = text;
    } else {
      if (codes[type] == null) codes[type] = new String[NUMBERS];
      codes[type][Integer.parseInt(code)] = text;
    }
  }

  private static IcmpNames of(int ipVersion) {
    return ipVersion == 4 ? V4 : V6;
  }

  /** What the message says, or null if its type is not assigned. */
  static String message(int ipVersion, int type, int code) {
    IcmpNames names = of(ipVersion);
    String text = names.codes[type] == null ? null : names.codes[type][code];
    return text == null ? names.types[type] : text;
  }

  /** The kind of message as lines name it: Unreach, Echo, Redirect …, OTHER. */
  static String group(int ipVersion, int type) {
    String group = of(ipVersion).classes[type];
    return group == null ? OTHERS : group;
  }
}
