package io.wirestash.testkit;

import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a pcapng capture. Format: draft-ietf-opsawg-pcapng sections 3 and 4. Options are named first and go into the
 * next block: {@code name("eth0").resolution(9).networkInterface(1)}.
 */
public final class PcapngWriter implements CaptureWriter {
  private static final int DEFAULT_RESOLUTION = 6;
  private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000L);

  /** How an interface counts time: {@code if_tsresol} and {@code if_tsoffset}. */
  private record Clock(int resolution, long offset) {
    long ticks(long nanos) {
      BigInteger since = BigInteger.valueOf(nanos).subtract(BigInteger.valueOf(offset).multiply(NANOS_PER_SECOND));
      int power = resolution & 0x7f;
      BigInteger perSecond = (resolution & 0x80) == 0 ? BigInteger.TEN.pow(power) : BigInteger.TWO.pow(power);
      return since.multiply(perSecond).divide(NANOS_PER_SECOND).longValue();
    }
  }

  private final WireBytes out;
  private final List<Clock> clocks = new ArrayList<>();
  private WireBytes options;
  private int resolution = DEFAULT_RESOLUTION;
  private long offset;

  PcapngWriter(ByteOrder order) {
    out = new WireBytes(order);
    section(order);
  }

  // ---- options of the next block

  /** An option (section 3.5), padded. */
  public PcapngWriter option(int code, byte[] value) {
    return option(code, value.length, value);
  }

  /** An option that claims a length of its own. */
  public PcapngWriter option(int code, int claimed, byte[] value) {
    if (options == null) options = new WireBytes(out.order());
    options.u16(code).u16(claimed).bytes(value).pad();
    return this;
  }

  /** {@code opt_comment}, of any block. */
  public PcapngWriter comment(String text) {
    return option(1, text.getBytes(StandardCharsets.UTF_8));
  }

  /** {@code if_name}. */
  public PcapngWriter name(String name) {
    return option(2, name.getBytes(StandardCharsets.UTF_8));
  }

  /** {@code if_tsresol}: units of 10 to the power of minus this, or with 0x80 added, of 2. */
  public PcapngWriter resolution(int resolution) {
    this.resolution = resolution;
    return option(9, new byte[] {(byte) resolution});
  }

  /** {@code if_tsoffset}: seconds to be added to each time. */
  public PcapngWriter offset(long seconds) {
    this.offset = seconds;
    return option(14, new WireBytes(out.order()).u64(seconds).toByteArray());
  }

  // ---- blocks

  /** Begins a section (section 4.1), which has no interfaces yet. */
  public PcapngWriter section(ByteOrder order) {
    out.order(order);
    clocks.clear();
    WireBytes body = body().u32(0x1a2b3c4d).u16(1).u16(0).u64(-1);
    return block(0x0a0d0d0a, body);
  }

  public PcapngWriter networkInterface(int linkType) {
    return networkInterface(linkType, 262_144);
  }

  /** Describes an interface (section 4.2); a snap length of 0 means none. */
  public PcapngWriter networkInterface(int linkType, long snapLength) {
    clocks.add(new Clock(resolution, offset));
    resolution = DEFAULT_RESOLUTION;
    offset = 0;
    return block(1, body().u16(linkType).u16(0).u32(snapLength));
  }

  /** An enhanced packet block (section 4.3); the time is written in the interface's units. */
  public PcapngWriter packet(int networkInterface, long nanos, byte[] data) {
    return packet(networkInterface, nanos, data, data.length);
  }

  public PcapngWriter packet(int networkInterface, long nanos, byte[] data, long original) {
    return enhanced(networkInterface, clock(networkInterface).ticks(nanos), data.length, original, data);
  }

  /** An enhanced packet block with each field as given. */
  public PcapngWriter enhanced(long networkInterface, long ticks, long captured, long original, byte[] data) {
    WireBytes body = body().u32(networkInterface).u32(ticks >>> 32).u32(ticks).u32(captured).u32(original);
    return block(6, body.bytes(data).pad());
  }

  /** A simple packet block (section 4.4): no time, no interface, no captured length. */
  public PcapngWriter simplePacket(byte[] data, long original) {
    return block(3, body().u32(original).bytes(data).pad());
  }

  /** The obsolete packet block (appendix A). */
  public PcapngWriter obsoletePacket(int networkInterface, int drops, long nanos, byte[] data) {
    long ticks = clock(networkInterface).ticks(nanos);
    WireBytes body = body().u16(networkInterface).u16(drops).u32(ticks >>> 32).u32(ticks);
    return block(2, body.u32(data.length).u32(data.length).bytes(data).pad());
  }

  /** A name resolution block (section 4.5) with one IPv4 record. */
  public PcapngWriter name(byte[] ipv4, String name) {
    byte[] text = (name + "\0").getBytes(StandardCharsets.UTF_8);
    WireBytes body = body().u16(1).u16(ipv4.length + text.length).bytes(ipv4).bytes(text).pad();
    return block(4, body.u32(0));
  }

  /** An interface statistics block (section 4.6) without counters. */
  public PcapngWriter statistics(int networkInterface, long nanos) {
    long ticks = clock(networkInterface).ticks(nanos);
    return block(5, body().u32(networkInterface).u32(ticks >>> 32).u32(ticks));
  }

  /** A block of any type: custom, secrets, unknown ones. */
  public PcapngWriter block(long type, byte[] content) {
    return block(type, body().bytes(content).pad());
  }

  private PcapngWriter block(long type, WireBytes body) {
    if (options != null) body.bytes(options.toByteArray()).u32(0);
    options = null;
    int length = body.size() + 12;
    out.u32(type).u32(length).bytes(body.toByteArray()).u32(length);
    return this;
  }

  private WireBytes body() {
    return new WireBytes(out.order());
  }

  private Clock clock(int networkInterface) {
    return networkInterface < clocks.size() ? clocks.get(networkInterface) : new Clock(DEFAULT_RESOLUTION, 0);
  }

  @Override
  public PcapngWriter raw(byte[] bytes) {
    out.bytes(bytes);
    return this;
  }

  @Override
  public byte[] bytes() {
    return out.toByteArray();
  }
}
