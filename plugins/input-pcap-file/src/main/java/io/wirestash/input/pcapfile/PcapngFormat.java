package io.wirestash.input.pcapfile;

import static io.wirestash.input.pcapfile.LittleEndian.i32;
import static io.wirestash.input.pcapfile.LittleEndian.u16;
import static io.wirestash.input.pcapfile.LittleEndian.u32;

import io.wirestash.api.packet.PacketBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * The pcapng format (draft-ietf-opsawg-pcapng): sections, each with its byte order and its interfaces, made of blocks:
 *
 * <pre>
 * type 4, length 4, body padded to a multiple of 4, length 4 once more
 * </pre>
 *
 * A block counts only if both lengths agree. Blocks without packets are passed over, up to {@value #LARGEST_SKIPPED}
 * bytes each. A simple packet has no time; it gets that of the packet before it.
 */
final class PcapngFormat implements RecordFormat {
  static final int SECTION_HEADER = 0x0a0d0d0a; // the same in both byte orders
  static final int MOST_INTERFACES = 4096;
  static final int LARGEST_SKIPPED = 16 << 20;

  private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int OBSOLETE_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int STATISTICS = 5;
  private static final int ENHANCED_PACKET = 6;
  private static final int SMALLEST = 12;

  /** Bytes before and behind the packet's own. */
  private static final int PACKET_OVERHEAD = 32;

  private static final int SIMPLE_OVERHEAD = 16;

  private final List<PcapngInterface> interfaces = new ArrayList<>();
  private boolean reversed;
  private int interfacesBefore;
  private long lastNanos;
  private int trailer;
  private int length;
  private String problem;

  @Override
  public int index(ByteWindow window, Selection packets) {
    while (!packets.full()) {
      int head = trailer == 0 ? SMALLEST : 4;
      if (window.available() < head) return head;
      if (trailer != 0) {
        if (!passTrailer(window)) return BROKEN;
        continue;
      }
      int needed = frame(window);
      if (needed == FULL) continue; // its bytes are still to be skipped
      if (needed < 0 || needed > window.available()) return needed;
      if (!read(window.bytes, window.position, packets)) return UNUSABLE;
      window.position += length;
    }
    return FULL;
  }

  /** Checks the block at the position: its length, or {@link #BROKEN}, or {@link #FULL} if it is to be skipped. */
  private int frame(ByteWindow window) {
    byte[] bytes = window.bytes;
    int at = window.position;
    boolean order = reversed;
    int type = i32(bytes, at, order);
    if (type == SECTION_HEADER) {
      order = i32(bytes, at + 8, true) == BYTE_ORDER_MAGIC;
      if (!order && i32(bytes, at + 8, false) != BYTE_ORDER_MAGIC) return broken("section without byte-order magic");
    }
    length = i32(bytes, at + 4, order);
    if (length < smallest(type) || (length & 3) != 0) return broken("block of " + (length & 0xffffffffL) + " bytes");
    if (length > PacketBatch.BLOCK_SIZE) {
      if (smallest(type) > SMALLEST || length > LARGEST_SKIPPED) return broken("block of " + length + " bytes");
      trailer = length;
      window.skip(length - 4L);
      return FULL;
    }
    if (length > window.available()) return length;
    if (i32(bytes, at + length - 4, order) != length) return broken("block whose two lengths differ");
    reversed = order;
    return length;
  }

  /** The shortest block of a type that never needs more than a batch's block; of all others, the shortest of any. */
  private static int smallest(int type) {
    return switch (type) {
      case SECTION_HEADER -> 28;
      case INTERFACE_DESCRIPTION -> 20;
      case ENHANCED_PACKET, OBSOLETE_PACKET -> PACKET_OVERHEAD;
      case SIMPLE_PACKET -> SIMPLE_OVERHEAD;
      case STATISTICS -> 24;
      default -> SMALLEST;
    };
  }

  private int broken(String problem) {
    this.problem = problem;
    return BROKEN;
  }

  private boolean passTrailer(ByteWindow window) {
    boolean agrees = i32(window.bytes, window.position, reversed) == trailer;
    trailer = 0;
    if (agrees) window.position += 4;
    else broken("block whose two lengths differ");
    return agrees;
  }

  /** Reads a sound block; false if it holds a packet that cannot be used. */
  private boolean read(byte[] bytes, int at, Selection packets) {
    return switch (i32(bytes, at, reversed)) {
      case ENHANCED_PACKET -> packet(bytes, at, i32(bytes, at + 8, reversed), packets);
      case OBSOLETE_PACKET -> packet(bytes, at, u16(bytes, at + 8, reversed), packets);
      case SIMPLE_PACKET -> simplePacket(bytes, at, packets);
      case INTERFACE_DESCRIPTION -> addInterface(bytes, at);
      case SECTION_HEADER -> beginSection();
      default -> true;
    };
  }

  private boolean beginSection() {
    interfacesBefore += interfaces.size();
    interfaces.clear();
    return true;
  }

  private boolean addInterface(byte[] bytes, int at) {
    if (interfaces.size() == MOST_INTERFACES) return unusable("more than " + MOST_INTERFACES + " interfaces");
    interfaces.add(PcapngInterface.read(bytes, at, length, reversed, interfacesBefore + interfaces.size()));
    return true;
  }

  /** An enhanced or obsolete packet block: interface 4, time 8, captured and original length 4+4, bytes, options. */
  private boolean packet(byte[] bytes, int at, int number, Selection packets) {
    if (number < 0 || number >= interfaces.size()) return noInterface(number);
    int captured = i32(bytes, at + 20, reversed);
    int most = Math.min(length - PACKET_OVERHEAD, PacketBatch.MAX_PACKET);
    if (captured < 0 || captured > most) return tooLong(captured);
    PcapngInterface from = interfaces.get(number);
    long ticks = (long) i32(bytes, at + 12, reversed) << 32 | u32(bytes, at + 16, reversed);
    lastNanos = from.clock().nanos(ticks);
    packets.add(at + 28, captured, original(bytes, at + 24, captured), lastNanos, from.origin());
    return true;
  }

  private boolean simplePacket(byte[] bytes, int at, Selection packets) {
    if (interfaces.isEmpty()) return noInterface(0);
    PcapngInterface from = interfaces.get(0);
    int captured = (int) Math.min(u32(bytes, at + 8, reversed), from.snapLength());
    if (captured > length - SIMPLE_OVERHEAD) return tooLong(captured);
    packets.add(at + 12, captured, original(bytes, at + 8, captured), lastNanos, from.origin());
    return true;
  }

  private int original(byte[] bytes, int at, int captured) {
    int original = i32(bytes, at, reversed);
    return original < 0 ? Integer.MAX_VALUE : Math.max(original, captured);
  }

  private boolean noInterface(int number) {
    return unusable("packet of interface " + (number & 0xffffffffL) + ", which its section does not describe");
  }

  private boolean tooLong(int captured) {
    return unusable("packet of " + (captured & 0xffffffffL) + " bytes in a block of " + length);
  }

  private boolean unusable(String problem) {
    this.problem = problem;
    return false;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public String problem() {
    return problem;
  }

  @Override
  public boolean cut(ByteWindow window) {
    if (window.available() < PACKET_OVERHEAD) return true;
    boolean packet = i32(window.bytes, window.position, reversed) == ENHANCED_PACKET;
    if (packet && window.available() - PACKET_OVERHEAD < i32(window.bytes, window.position + 20, reversed)) return true;
    problem = "block of " + length + " bytes, more than there are";
    return false;
  }

  @Override
  public boolean plausible(ByteWindow window, int at) {
    if (window.end - at < SMALLEST) return false;
    byte[] bytes = window.bytes;
    boolean order = reversed;
    int type = i32(bytes, at, order);
    if (!known(type)) return false;
    if (type == SECTION_HEADER) order = i32(bytes, at + 8, true) == BYTE_ORDER_MAGIC;
    int size = i32(bytes, at + 4, order);
    if (size < smallest(type) || (size & 3) != 0 || size > window.end - at) return false;
    return i32(bytes, at + size - 4, order) == size;
  }

  /** The types that writers in use write: section 10.1 of the draft. */
  private static boolean known(int type) {
    return switch (type) {
      case 1, 2, 3, 4, 5, 6, 9, 10, SECTION_HEADER, 0x0bad, 0x40000bad -> true;
      default -> false;
    };
  }
}
