package io.wirestash.parser.rdp;

import io.wirestash.api.event.Help;
import io.wirestash.api.parser.Cursor;
import java.util.ArrayList;
import java.util.List;

/** The server's choice of RDP's own encryption. Format: [MS-RDPBCGR] sections 2.2.1.3.3 and 2.2.1.4.3. */
record Encryption(
    @Help("none, 40bit, 56bit, 128bit or fips.") String method,
    @Help("none, low (client to server only), client_compatible, high or fips.") String level) {
  private static final int SECURITY = 0x0c02;
  private static final int BLOCK_HEADER = 4;
  private static final long[] METHOD_BITS = {0x1, 0x8, 0x2, 0x10};
  private static final String[] METHODS = {"40bit", "56bit", "128bit", "fips"};
  private static final String[] LEVELS = {"none", "low", "client_compatible", "high", "fips"};

  static List<String> methods(long bits) {
    List<String> names = new ArrayList<>(METHODS.length);
    for (int i = 0; i < METHODS.length; i++) if ((bits & METHOD_BITS[i]) != 0) names.add(METHODS[i]);
    return names;
  }

  /** From the blocks of the server's settings; null if they do not say. */
  static Encryption read(Cursor blocks) {
    while (blocks.remaining() > 0) {
      int type = blocks.u16le();
      Cursor block = blocks.sub(blocks.u16le() - BLOCK_HEADER);
      if (type != SECURITY) continue;
      List<String> methods = methods(block.u32le());
      long level = block.u32le();
      return new Encryption(methods.isEmpty() ? "none" : methods.get(0),
          level < LEVELS.length ? LEVELS[(int) level] : Long.toString(level));
    }
    return null;
  }

  boolean isNone() {
    return method.equals("none");
  }
}
