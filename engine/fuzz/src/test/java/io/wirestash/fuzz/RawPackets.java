package io.wirestash.fuzz;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes a pcap capture of raw IPv4, one packet after the other, ten microseconds apart, fast enough for millions: each
 * begins with {@link #begin}, goes on with what IP carries, and ends with {@link #end}. Checksums are right.
 */
final class RawPackets {
  static final int UDP = 17;
  static final int TCP = 6;
  static final int MORE_FRAGMENTS = 0x2000;
  static final int FIN = 1;
  static final int SYN = 2;
  static final int ACK = 16;

  private static final long NANOS_PER_PACKET = 10_000;
  private static final int RAW_IP = 101;
  private static final int IP_HEADER = 20;
  private static final int LARGEST_SCALE = 0x0303_0e00; // window scale 14 (RFC 7323 section 2.2), end of options

  private final OutputStream out;
  private final ByteBuffer record = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
  private final ByteBuffer ip = ByteBuffer.allocate(2048);
  private long written;

  RawPackets(OutputStream out) throws IOException {
    this.out = out;
    ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0xa1b23c4d).putShort((short) 2).putShort((short) 4).putLong(0).putInt(65_535).putInt(RAW_IP);
    out.write(header.array());
  }

  /** An IP header; what follows is put into the buffer that this returns. */
  ByteBuffer begin(int protocol, int source, int destination, int id, int flagsAndOffset) {
    ip.clear();
    ip.putShort((short) 0x4500).putShort((short) 0).putShort((short) id).putShort((short) flagsAndOffset);
    return ip.put((byte) 64).put((byte) protocol).putShort((short) 0).putInt(source).putInt(destination);
  }

  void udp(int source, int destination, byte[] payload) {
    ip.putShort((short) source).putShort((short) destination);
    ip.putShort((short) (8 + payload.length)).putShort((short) 0).put(payload);
    transportChecksum(UDP, 26);
  }

  /** Writes a whole TCP segment; a SYN offers the largest window there is. */
  void tcp(int from, int fromPort, int to, int toPort, int flags, int sequence, int acknowledgement, byte[] payload)
      throws IOException {
    begin(TCP, from, to, 0, 0);
    boolean syn = (flags & SYN) != 0;
    ip.putShort((short) fromPort).putShort((short) toPort).putInt(sequence).putInt(acknowledgement);
    ip.put((byte) (syn ? 0x60 : 0x50)).put((byte) flags).putShort((short) 0xffff).putInt(0);
    if (syn) ip.putInt(LARGEST_SCALE);
    ip.put(payload);
    transportChecksum(TCP, 36);
    end();
  }

  /** Checksum of all behind the IP header, to be put at this place. */
  void transportChecksum(int protocol, int at) {
    int length = ip.position() - IP_HEADER;
    int sum = fold(sum(12, ip.position()) + protocol + length);
    ip.putShort(at, (short) (sum == 0xffff && protocol == UDP ? 0xffff : ~sum));
  }

  void icmpChecksum() {
    ip.putShort(22, (short) ~fold(sum(IP_HEADER, ip.position())));
  }

  /** Keeps the first bytes of what IP carries, as a first fragment, or the rest, as the last one. */
  void cut(int length, boolean first) {
    int end = ip.position();
    if (first) {
      ip.putShort(6, (short) MORE_FRAGMENTS).position(IP_HEADER + length);
    } else {
      ip.putShort(6, (short) (length / 8));
      System.arraycopy(ip.array(), IP_HEADER + length, ip.array(), IP_HEADER, end - IP_HEADER - length);
      ip.position(end - length);
    }
  }

  /** Writes the packet with its record header. */
  void end() throws IOException {
    int length = ip.position();
    ip.putShort(2, (short) length).putShort(10, (short) 0).putShort(10, (short) ~fold(sum(0, IP_HEADER)));
    long nanos = written++ * NANOS_PER_PACKET;
    record.clear();
    record.putInt((int) (1_700_000_000 + nanos / 1_000_000_000)).putInt((int) (nanos % 1_000_000_000));
    record.putInt(length).putInt(length);
    out.write(record.array());
    out.write(ip.array(), 0, length);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private long sum(int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) sum += (i & 1) == 0 ? (ip.get(i) & 0xff) << 8 : ip.get(i) & 0xff;
    return sum;
  }

  private static int fold(long sum) {
    long folded = sum;
    while (folded > 0xffff) folded = (folded >>> 16) + (folded & 0xffff);
    return (int) folded;
  }
}
