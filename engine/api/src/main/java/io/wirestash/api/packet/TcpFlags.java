package io.wirestash.api.packet;

import java.util.ArrayList;
import java.util.List;

/** Names of the flags in a TCP header (RFC 9293 3.1, RFC 9768 for AE), from the highest bit to the lowest. */
public final class TcpFlags {
  private static final String[] BY_BIT = {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"};
  private static final int MASK = (1 << BY_BIT.length) - 1;

  /** All combinations, so that naming the flags of a packet makes no object. */
  private static final List<List<String>> NAMES = combinations();

  private TcpFlags() {}

  private static List<List<String>> combinations() {
    List<List<String>> all = new ArrayList<>(MASK + 1);
    for (int flags = 0; flags <= MASK; flags++) {
      List<String> names = new ArrayList<>();
      for (int bit = BY_BIT.length - 1; bit >= 0; bit--) if ((flags >> bit & 1) != 0) names.add(BY_BIT[bit]);
      all.add(List.copyOf(names));
    }
    return List.copyOf(all);
  }

  /** @param flags the 16 bits of the header that hold them; other bits are ignored */
  public static List<String> names(int flags) {
    return NAMES.get(flags & MASK);
  }
}
