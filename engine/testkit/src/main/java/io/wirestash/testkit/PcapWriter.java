package io.wirestash.testkit;

import java.nio.ByteOrder;

/**
 * Writes a pcap capture. Format: draft-ietf-opsawg-pcap sections 4 and 5, and the variants that tools have left behind.
 * The settings belong to the file header, which is written with the first packet: make them before.
 */
public final class PcapWriter implements CaptureWriter {
  /** The kinds of pcap file, by their magic number. */
  public enum Variant {
    MICROSECONDS(0xa1b2c3d4, 1_000, 16),
    NANOSECONDS(0xa1b23c4d, 1, 16),
    /** Kuznetzov's: interface index, protocol and packet type follow the lengths. */
    MODIFIED(0xa1b2cd34, 1_000, 24),
    /** Ixia's captures made by hardware and by software: the file header ends with the size of all records. */
    IXIA_HARDWARE(0x1c0001ac, 1, 16),
    IXIA_SOFTWARE(0x1c0001ab, 1_000, 16);

    private final int magic;
    private final int nanosPerUnit;
    private final int recordHeader;

    Variant(int magic, int nanosPerUnit, int recordHeader) {
      this.magic = magic;
      this.nanosPerUnit = nanosPerUnit;
      this.recordHeader = recordHeader;
    }
  }

  private final WireBytes out = new WireBytes(ByteOrder.LITTLE_ENDIAN);
  private Variant variant = Variant.MICROSECONDS;
  private int major = 2;
  private int minor = 4;
  private long snapLength = 262_144;
  private long linkType = ETHERNET;

  PcapWriter() {}

  public PcapWriter order(ByteOrder order) {
    out.order(order);
    return this;
  }

  public PcapWriter variant(Variant variant) {
    this.variant = variant;
    return this;
  }

  public PcapWriter version(int major, int minor) {
    this.major = major;
    this.minor = minor;
    return this;
  }

  public PcapWriter snapLength(long snapLength) {
    this.snapLength = snapLength;
    return this;
  }

  /** The whole 32-bit field: link type and, in the upper bits, the length of the frame check sequence. */
  public PcapWriter linkType(long linkType) {
    this.linkType = linkType;
    return this;
  }

  public PcapWriter packet(long nanos, byte[] data) {
    return packet(nanos, data, data.length);
  }

  /** A packet that the snap length cut: {@code original} is its length on the wire. */
  public PcapWriter packet(long nanos, byte[] data, long original) {
    long fraction = Math.floorMod(nanos, 1_000_000_000L) / variant.nanosPerUnit;
    return record(Math.floorDiv(nanos, 1_000_000_000L), fraction, data.length, original, data);
  }

  /** A record with each header field as given. */
  public PcapWriter record(long seconds, long fraction, long captured, long original, byte[] data) {
    header();
    out.u32(seconds).u32(fraction).u32(captured).u32(original);
    if (variant.recordHeader == 24) out.u32(2).u16(0x0800).u16(0);
    out.bytes(data);
    return this;
  }

  private void header() {
    if (out.size() > 0) return;
    out.u32(variant.magic).u16(major).u16(minor).u32(0).u32(0).u32(snapLength).u32(linkType);
    if (variant == Variant.IXIA_HARDWARE || variant == Variant.IXIA_SOFTWARE) out.u32(0);
  }

  @Override
  public PcapWriter raw(byte[] bytes) {
    header();
    out.bytes(bytes);
    return this;
  }

  @Override
  public byte[] bytes() {
    header();
    return out.toByteArray();
  }
}
