package io.wirestash.input.pcapfile.filter;

/** Numbers and addresses as an expression writes them. Each method returns null for what is none. */
final class Numbers {
  private Numbers() {}

  /** Decimal, hexadecimal after {@code 0x}, octal after {@code 0}, as in C. */
  static boolean looksLikeNumber(String text) {
    return text.matches("[0-9]+|0[xX][0-9a-fA-F]+");
  }

  /** An unsigned number of 32 bits. */
  static Integer number(String text) {
    try {
      boolean hex = text.startsWith("0x") || text.startsWith("0X");
      if (hex) return Integer.parseUnsignedInt(text.substring(2), 16);
      return Integer.parseUnsignedInt(text, text.startsWith("0") ? 8 : 10);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** One to four bytes with dots between them; the bytes of what is not there are 0. */
  static Integer dotted(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length > 4) return null;
    int address = 0;
    for (int i = 0; i < parts.length; i++) {
      Integer part = parts[i].matches("[0-9]{1,3}") ? Integer.valueOf(parts[i]) : null;
      if (part == null || part > 255) return null;
      address |= part << 24 - 8 * i;
    }
    return address;
  }

  /** Number of the bytes that {@link #dotted} found. */
  static int dottedBytes(String text) {
    return text.split("\\.", -1).length;
  }

  /** An IPv6 address (RFC 4291 section 2.2) as four words. */
  static int[] ipv6(String text) {
    String plain = text.contains(".") ? withoutDots(text) : text;
    if (plain == null) return null;
    int gap = plain.indexOf("::");
    if (gap < 0) {
      int[] groups = groups(plain);
      return groups == null || groups.length != 8 ? null : words(groups, new int[0]);
    }
    int[] head = groups(plain.substring(0, gap));
    int[] tail = groups(plain.substring(gap + 2));
    return head == null || tail == null || head.length + tail.length > 7 ? null : words(head, tail);
  }

  /** Rewrites an IPv4 address at the end as two groups. */
  private static String withoutDots(String text) {
    int colon = text.lastIndexOf(':');
    String dotted = text.substring(colon + 1);
    Integer v4 = dotted(dotted);
    if (v4 == null || dottedBytes(dotted) != 4) return null;
    return text.substring(0, colon + 1) + Integer.toHexString(v4 >>> 16) + ":" + Integer.toHexString(v4 & 0xffff);
  }

  private static int[] groups(String text) {
    if (text.isEmpty()) return new int[0];
    String[] parts = text.split(":", -1);
    int[] groups = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].matches("[0-9a-fA-F]{1,4}")) return null;
      groups[i] = Integer.parseInt(parts[i], 16);
    }
    return groups;
  }

  private static int[] words(int[] head, int[] tail) {
    int[] words = new int[4];
    for (int i = 0; i < head.length; i++) words[i / 2] |= head[i] << (i % 2 == 0 ? 16 : 0);
    for (int i = 0; i < tail.length; i++) {
      int group = 8 - tail.length + i;
      words[group / 2] |= tail[i] << (group % 2 == 0 ? 16 : 0);
    }
    return words;
  }

  /** An Ethernet address: six bytes, or groups of two, or nothing between the digits; {@code : . -} as separators. */
  static Long ethernet(String text) {
    String digits = text;
    if (text.matches("[0-9a-fA-F]{1,2}([:.-][0-9a-fA-F]{1,2}){5}")) {
      StringBuilder padded = new StringBuilder();
      for (String part : text.split("[:.-]")) padded.append(part.length() == 1 ? "0" : "").append(part);
      digits = padded.toString();
    } else if (text.matches("[0-9a-fA-F]{4}([:.-][0-9a-fA-F]{4}){2}")) {
      digits = text.replaceAll("[:.-]", "");
    }
    return digits.matches("[0-9a-fA-F]{12}") ? Long.valueOf(digits, 16) : null;
  }
}
