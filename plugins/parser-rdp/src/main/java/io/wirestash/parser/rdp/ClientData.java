package io.wirestash.parser.rdp;

import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Slice;
import java.util.List;

/** What the client says of itself in its settings. Format: [MS-RDPBCGR] section 2.2.1.3. */
record ClientData(
    @Help("Version of the protocol: 4.0, 5.0 (to 8.1), 10.0 and later.") String version,
    @Help("The computer's name, of at most 15 characters.") String name,
    @Help("Build of the client.") long build,
    @Help("Product id of the client's system.") String productId,
    @Help("Width of the desktop in pixels.") int desktopWidth,
    @Help("Height of the desktop in pixels.") int desktopHeight,
    @Help("Colour depth in bits.") int colorDepth,
    @Help("Input locale of the keyboard, such as 1033 for US English.") long keyboardLayout,
    @Help("Kind of keyboard, 4 for the usual one.") long keyboardType,
    @Help("Number of function keys.") long functionKeys,
    @Help("Standard encryption the client can do.") List<String> encryptionMethods,
    @Help("Virtual channels it wants.") List<String> channels) {
  private static final int CORE = 0xc001;
  private static final int SECURITY = 0xc002;
  private static final int NET = 0xc003;
  private static final int BLOCK_HEADER = 4;
  private static final int NAME = 32;
  private static final int IME_FILE = 64;
  private static final int PRODUCT_ID = 64;
  private static final int MOST_CHANNELS = 31; // section 2.2.1.3.4

  static ClientData read(Cursor blocks) {
    Core core = Core.NONE;
    List<String> methods = List.of();
    List<String> channels = List.of();
    while (blocks.remaining() > 0) {
      int type = blocks.u16le();
      Cursor block = blocks.sub(blocks.u16le() - BLOCK_HEADER);
      switch (type) {
        case CORE -> core = Core.read(block);
        case SECURITY -> methods = Encryption.methods(block.u32le());
        case NET -> channels = channels(block);
        default -> { } // clusters, monitors, transports
      }
    }
    return new ClientData(core.version, core.name, core.build, core.productId, core.width, core.height, core.colorDepth,
        core.keyboardLayout, core.keyboardType, core.functionKeys, methods, channels);
  }

  private static List<String> channels(Cursor block) {
    int count = block.i32le();
    if (count < 0 || count > MOST_CHANNELS) throw block.malformed("too_many_channels");
    return block.repeat(count, ClientData::channel);
  }

  private static String channel(Cursor in) {
    Slice name = in.bytes(8);
    in.skip(4); // options
    int length = 0;
    while (length < name.length() && name.at(length) != 0) length++;
    return new Slice(name.array(), name.offset(), length).text();
  }

  /** TS_UD_CS_CORE: section 2.2.1.3.2. All after the name of the input method's file may be missing. */
  private record Core(
      String version, int width, int height, long keyboardLayout, long build, String name, long keyboardType,
      long functionKeys, int colorDepth, String productId) {
    private static final int ABSENT = EventType.ABSENT;
    static final Core NONE = new Core(null, ABSENT, ABSENT, ABSENT, ABSENT, null, ABSENT, ABSENT, ABSENT, null);

    static Core read(Cursor in) {
      String version = version(in.u32le());
      int width = in.u16le();
      int height = in.u16le();
      int depth = depth(in.u16le());
      in.skip(2); // secure access sequence
      long layout = in.u32le();
      long build = in.u32le();
      String name = Utf16.text(in.bytes(NAME));
      long type = in.u32le();
      in.skip(4); // subtype
      long functionKeys = in.u32le();
      in.skip(IME_FILE);
      if (in.remaining() >= 2) depth = depth(in.u16le());
      if (in.remaining() >= 6) in.skip(6); // product id, always 1; serial number
      if (in.remaining() >= 2) depth = highDepth(in.u16le(), depth);
      if (in.remaining() >= 4) in.skip(4); // depths supported; early capabilities
      String product = in.remaining() >= PRODUCT_ID ? Utf16.text(in.bytes(PRODUCT_ID)) : null;
      return new Core(version, width, height, layout, build, name, type, functionKeys, depth, product);
    }

    /** Each version since 10.0 counts one up: section 2.2.1.3.2. */
    private static String version(long number) {
      long minor = number & 0xffff;
      if (number >>> 16 != 8 || minor == 0) return "0x" + Long.toHexString(number);
      return minor < 4 ? "4.0" : minor == 4 ? "5.0" : "10." + (minor - 5);
    }

    private static int depth(int code) {
      return switch (code) {
        case 0xca00 -> 4;
        case 0xca01 -> 8;
        case 0xca02 -> 15;
        case 0xca03 -> 16;
        case 0xca04 -> 24;
        default -> ABSENT;
      };
    }

    private static int highDepth(int bits, int otherwise) {
      return bits == 0 ? otherwise : bits;
    }
  }
}
