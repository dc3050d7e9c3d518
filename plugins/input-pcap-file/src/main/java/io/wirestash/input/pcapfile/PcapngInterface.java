package io.wirestash.input.pcapfile;

import static io.wirestash.input.pcapfile.LittleEndian.u16;
import static io.wirestash.input.pcapfile.LittleEndian.u32;

import io.wirestash.api.packet.CaptureInterface;
import io.wirestash.api.packet.PacketBatch;
import io.wirestash.api.parser.Text;

/**
 * An interface as its description block states it (draft-ietf-opsawg-pcapng section 4.2):
 *
 * <pre>
 * type 4, length 4, link type 2, reserved 2, snap length 4, options: (code 2, length 2, value, padding) ..., length 4
 * </pre>
 *
 * @param snapLength most bytes of a packet, {@link PacketBatch#MAX_PACKET} if there is no lower limit
 */
record PcapngInterface(CaptureInterface origin, int snapLength, TickClock clock) {
  private static final int OPTIONS = 16;
  private static final int END_OF_OPTIONS = 0;
  private static final int NAME = 2;
  private static final int RESOLUTION = 9;
  private static final int OFFSET = 14;
  private static final int MICROSECONDS = 6;
  private static final int LONGEST_NAME = 256;

  /**
   * Reads a block of at least 20 bytes. Options that go beyond the block are ignored.
   *
   * @param index ordinal of the interface in the capture
   */
  static PcapngInterface read(byte[] bytes, int at, int length, boolean reversed, int index) {
    String name = null;
    int resolution = MICROSECONDS;
    long offset = 0;
    int end = at + length - 4;
    int option = at + OPTIONS;
    while (end - option >= 4) {
      int code = u16(bytes, option, reversed);
      int size = u16(bytes, option + 2, reversed);
      int value = option + 4;
      if (code == END_OF_OPTIONS || size > end - value) break;
      if (code == NAME) name = name(bytes, value, size);
      if (code == RESOLUTION && size >= 1) resolution = bytes[value] & 0xff;
      if (code == OFFSET && size >= 8) offset = i64(bytes, value, reversed);
      option = value + (size + 3 & ~3);
    }
    long snap = u32(bytes, at + 12, reversed);
    int snapLength = snap == 0 ? PacketBatch.MAX_PACKET : (int) Math.min(snap, PacketBatch.MAX_PACKET);
    TickClock clock = new TickClock(resolution, offset);
    int linkType = u16(bytes, at + 8, reversed);
    return new PcapngInterface(new CaptureInterface(index, name, linkType, clock.nanoseconds()), snapLength, clock);
  }

  private static String name(byte[] bytes, int at, int size) {
    int length = Math.min(size, LONGEST_NAME);
    while (length > 0 && bytes[at + length - 1] == 0) length--; // some writers count the C string's end
    return length == 0 ? null : Text.of(bytes, at, length);
  }

  private static long i64(byte[] bytes, int at, boolean reversed) {
    long first = u32(bytes, at, reversed);
    long second = u32(bytes, at + 4, reversed);
    return reversed ? first << 32 | second : second << 32 | first;
  }
}
