package io.wirestash.input.pcapfile;

import static io.wirestash.input.pcapfile.LittleEndian.i32;
import static io.wirestash.input.pcapfile.LittleEndian.u16;
import static io.wirestash.input.pcapfile.LittleEndian.u32;

import io.wirestash.api.packet.CaptureInterface;
import io.wirestash.api.packet.PacketBatch;

/**
 * The pcap format (draft-ietf-opsawg-pcap) in both byte orders and its variants:
 *
 * <pre>
 * file    magic 4, version 2+2, reserved 8, snap length 4, link type 4 (upper bits: frame check sequence)
 * record  seconds 4, fraction 4, captured length 4, original length 4, bytes
 * </pre>
 */
final class PcapFormat implements RecordFormat {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** Records that must follow each other for bytes to count as intact again, and how far apart they may be in time. */
  private static final int CHAIN = 3;

  private static final long CHAIN_SECONDS = 86_400;
  private static final int LARGEST_PLAUSIBLE = 1 << 24;

  private final PcapVariant variant;
  private final boolean reversed;
  private final int recordHeader;
  private int nanosPerUnit;
  private boolean oldLengths;
  private CaptureInterface origin;
  private String problem;

  PcapFormat(PcapVariant variant, boolean reversed) {
    this.variant = variant;
    this.reversed = reversed;
    this.recordHeader = variant.recordHeader;
    this.nanosPerUnit = variant.nanosPerUnit;
  }

  @Override
  public int index(ByteWindow window, Selection packets) {
    if (origin == null) {
      if (window.available() < variant.fileHeader) return variant.fileHeader;
      readFileHeader(window.bytes, window.position);
      window.position += variant.fileHeader;
    }
    byte[] bytes = window.bytes;
    int end = window.end;
    int at = window.position;
    int needed = FULL;
    while (!packets.full()) {
      needed = recordHeader;
      if (end - at < needed) break;
      int captured = captured(bytes, at);
      if (captured < 0 || captured > PacketBatch.MAX_PACKET || captured == 0 && noRecord(bytes, at)) {
        needed = BROKEN;
        break;
      }
      needed += captured;
      if (end - at < needed) break;
      packets.add(at + recordHeader, captured, original(bytes, at, captured), nanos(bytes, at), origin);
      at += needed;
      needed = FULL;
    }
    window.position = at;
    if (needed == BROKEN) noteBroken(bytes, at);
    return needed;
  }

  private void readFileHeader(byte[] bytes, int at) {
    int major = u16(bytes, at + 4, reversed);
    int minor = u16(bytes, at + 6, reversed);
    int linkType = i32(bytes, at + 20, reversed) & 0xffff;
    // Before 2.4 the lengths came in the other order, or not: some tools wrote 2.3 either way. DG/UX wrote 543.0.
    oldLengths = major == 2 && minor < 4 || major == 543;
    int aix = aixLinkType(linkType);
    if (variant == PcapVariant.MICROSECONDS && major == 2 && minor == 2 && aix >= 0) {
      nanosPerUnit = 1;
      linkType = aix;
    }
    origin = new CaptureInterface(0, null, linkType, nanosPerUnit < 1_000);
  }

  /** AIX has the same magic number, but nanoseconds and the interface types of RFC 1573; -1 for any other type. */
  private static int aixLinkType(int ifType) {
    return switch (ifType) {
      case 6 -> 1; // Ethernet
      case 9 -> 6; // token ring
      case 15 -> 10; // FDDI
      case 24 -> 0; // loopback
      default -> -1;
    };
  }

  private int captured(byte[] bytes, int at) {
    int captured = i32(bytes, at + 8, reversed);
    if (!oldLengths) return captured;
    int original = i32(bytes, at + 12, reversed);
    return Integer.compareUnsigned(captured, original) > 0 ? original : captured;
  }

  /** The length on the wire, which some tools leave smaller than what they captured. */
  private int original(byte[] bytes, int at, int captured) {
    int original = i32(bytes, at + 12, reversed);
    if (oldLengths) original = Math.max(original, i32(bytes, at + 8, reversed));
    if (original < 0) return Integer.MAX_VALUE;
    return Math.max(original, captured);
  }

  private long nanos(byte[] bytes, int at) {
    return u32(bytes, at, reversed) * NANOS_PER_SECOND + u32(bytes, at + 4, reversed) * nanosPerUnit;
  }

  /** What looks like an empty packet but is space that nobody wrote to, or the next file of some joined by cat. */
  private boolean noRecord(byte[] bytes, int at) {
    return zeros(bytes, at) || fileHeader(bytes, at);
  }

  private static boolean zeros(byte[] bytes, int at) {
    for (int i = 0; i < 16; i++) if (bytes[at + i] != 0) return false;
    return true;
  }

  private boolean fileHeader(byte[] bytes, int at) {
    return PcapVariant.of(i32(bytes, at, reversed)) == variant;
  }

  private void noteBroken(byte[] bytes, int at) {
    long captured = captured(bytes, at) & 0xffffffffL;
    if (captured > 0) problem = "record of " + captured + " bytes";
    else problem = fileHeader(bytes, at) ? "the header of another capture" : "zeros instead of a record";
  }

  @Override
  public int length() {
    return 0; // every record is usable
  }

  @Override
  public String problem() {
    return problem;
  }

  @Override
  public boolean cut(ByteWindow window) {
    if (origin == null || window.available() < recordHeader) return true;
    if (headerPlausible(window.bytes, window.position)) return true;
    problem = "record of " + captured(window.bytes, window.position) + " bytes, more than there are";
    return false;
  }

  @Override
  public boolean plausible(ByteWindow window, int at) {
    if (window.end - at < recordHeader || !headerPlausible(window.bytes, at)) return false;
    long first = u32(window.bytes, at, reversed);
    int next = at;
    for (int records = 0; records < CHAIN; records++) {
      if (next == window.end && window.ended()) return records > 0;
      if (window.end - next < recordHeader || !headerPlausible(window.bytes, next)) return false;
      if (Math.abs(u32(window.bytes, next, reversed) - first) > CHAIN_SECONDS) return false;
      next += recordHeader + captured(window.bytes, next);
      if (next > window.end) return false;
    }
    return true;
  }

  private boolean headerPlausible(byte[] bytes, int at) {
    int captured = captured(bytes, at);
    if (captured <= 0 || captured > PacketBatch.MAX_PACKET) return false;
    int original = i32(bytes, at + 12, reversed);
    if (!oldLengths && (original < captured || original > LARGEST_PLAUSIBLE)) return false;
    return u32(bytes, at + 4, reversed) * nanosPerUnit < NANOS_PER_SECOND;
  }
}
