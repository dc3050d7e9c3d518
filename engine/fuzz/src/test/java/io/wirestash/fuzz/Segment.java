package io.wirestash.fuzz;

import io.wirestash.testkit.CapturedPacket;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A TCP segment of a capture, over IPv4 or IPv6 without extension headers, over Ethernet or nothing. Changed ones have
 * right lengths and checksums, so that the engine believes them.
 *
 * @param ip where in the packet the IP header begins
 * @param tcp where the TCP header begins
 * @param data where the payload begins
 * @param end of the payload
 */
record Segment(CapturedPacket packet, int ip, int tcp, int data, int end) {
  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int PSH = 8;
  static final int ACK = 16;
  static final int URG = 32;

  private static final int ETHERNET = 1;
  private static final int RAW_IP = 101;
  private static final int TCP = 6;

  /** Null if the packet is something else. */
  static Segment of(CapturedPacket packet) {
    int ip = packet.linkType() == RAW_IP ? 0 : packet.linkType() == ETHERNET ? afterEthernet(packet.bytes()) : -1;
    if (ip < 0 || packet.bytes().length < ip + 60) return null; // shorter ones have nothing to change
    ByteBuffer bytes = ByteBuffer.wrap(packet.bytes());
    return bytes.get(ip) >> 4 == 4 ? v4(packet, bytes, ip) : bytes.get(ip) >> 4 == 6 ? v6(packet, bytes, ip) : null;
  }

  private static int afterEthernet(byte[] bytes) {
    int at = 12;
    while (at + 6 < bytes.length && bytes[at] == (byte) 0x81 && bytes[at + 1] == 0) at += 4;
    return at + 2;
  }

  private static Segment v4(CapturedPacket packet, ByteBuffer bytes, int ip) {
    boolean fragment = (bytes.getShort(ip + 6) & 0x3fff) != 0;
    if (bytes.get(ip + 9) != TCP || fragment) return null;
    return tcp(packet, ip, ip + 4 * (bytes.get(ip) & 15), ip + (bytes.getShort(ip + 2) & 0xffff));
  }

  private static Segment v6(CapturedPacket packet, ByteBuffer bytes, int ip) {
    if (bytes.get(ip + 6) != TCP) return null;
    return tcp(packet, ip, ip + 40, ip + 40 + (bytes.getShort(ip + 4) & 0xffff));
  }

  private static Segment tcp(CapturedPacket packet, int ip, int tcp, int end) {
    if (end > packet.bytes().length || tcp + 20 > end) return null;
    int data = tcp + 4 * (packet.bytes()[tcp + 12] >> 4 & 15);
    return data < tcp + 20 || data > end ? null : new Segment(packet, ip, tcp, data, end);
  }

  int sequence() {
    return bytes().getInt(tcp + 4);
  }

  int acknowledgement() {
    return bytes().getInt(tcp + 8);
  }

  int flags() {
    return packet.bytes()[tcp + 13];
  }

  byte[] payload() {
    return Arrays.copyOfRange(packet.bytes(), data, end);
  }

  /** Both ports: the same for all that this side sends. */
  int ports() {
    return bytes().getInt(tcp);
  }

  private ByteBuffer bytes() {
    return ByteBuffer.wrap(packet.bytes());
  }

  Segment sequence(int sequence) {
    return with(copy -> copy.putInt(tcp + 4, sequence));
  }

  Segment acknowledgement(int acknowledgement) {
    return with(copy -> copy.putInt(tcp + 8, acknowledgement));
  }

  Segment flags(int flags) {
    return with(copy -> copy.put(tcp + 13, (byte) flags));
  }

  Segment window(int window) {
    return with(copy -> copy.putShort(tcp + 14, (short) window));
  }

  Segment urgent(int pointer) {
    return with(copy -> copy.put(tcp + 13, (byte) (flags() | URG)).putShort(tcp + 18, (short) pointer));
  }

  /** The bytes from here to there of the payload, at their place in the stream. */
  Segment part(int from, int to) {
    return payload(Arrays.copyOfRange(packet.bytes(), data + from, data + to)).sequence(sequence() + from);
  }

  Segment payload(byte[] payload) {
    byte[] longer = Arrays.copyOf(packet.bytes(), data + payload.length);
    System.arraycopy(payload, 0, longer, data, payload.length);
    return new Segment(packet.with(longer), ip, tcp, data, longer.length).with(copy -> {});
  }

  private interface Change {
    void to(ByteBuffer packet);
  }

  private Segment with(Change change) {
    ByteBuffer copy = ByteBuffer.wrap(Arrays.copyOf(packet.bytes(), end));
    change.to(copy);
    boolean v4 = copy.get(ip) >> 4 == 4;
    copy.putShort(v4 ? ip + 2 : ip + 4, (short) (end - (v4 ? ip : tcp)));
    if (v4) copy.putShort(ip + 10, (short) 0).putShort(ip + 10, checksum(sum(copy, ip, tcp)));
    long addresses = sum(copy, v4 ? ip + 12 : ip + 8, v4 ? ip + 20 : ip + 40);
    copy.putShort(tcp + 16, (short) 0);
    copy.putShort(tcp + 16, checksum(addresses + TCP + (end - tcp) + sum(copy, tcp, end)));
    return new Segment(packet.with(copy.array()), ip, tcp, data, end);
  }

  private static long sum(ByteBuffer bytes, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) sum += (i - from & 1) == 0 ? (bytes.get(i) & 0xff) << 8 : bytes.get(i) & 0xff;
    return sum;
  }

  private static short checksum(long sum) {
    long folded = sum;
    while (folded > 0xffff) folded = (folded >>> 16) + (folded & 0xffff);
    return (short) ~folded;
  }
}
