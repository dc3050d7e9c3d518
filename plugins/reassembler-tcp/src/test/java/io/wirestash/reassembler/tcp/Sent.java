package io.wirestash.reassembler.tcp;

import static io.wirestash.testkit.Frames.frame;

import io.wirestash.api.packet.CaptureInterface;
import io.wirestash.api.packet.Packet;
import io.wirestash.testkit.Frames;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A segment as a test describes it. Numbers count from the first byte of a side's stream, so that byte 0 follows the
 * SYN; the SYN itself is at -1.
 */
final class Sent {
  static final String[] HOSTS = {"10.0.0.1", "10.0.0.2"};
  static final long[] INITIAL = {1000, 50_000};
  private static final CaptureInterface ORIGIN = new CaptureInterface(0, "test", 101, false);

  final int side;
  private String data = "";
  private Long at;
  private Long ack;
  private String flags = "A";
  private int window = 0xffff;
  private int urgent;
  private int ttl = 64;
  private int lost;
  private byte[] options = {};
  private String peer = HOSTS[1];

  private Sent(int side) {
    this.side = side;
  }

  static Sent client(String data) {
    return new Sent(0).data(data);
  }

  static Sent server(String data) {
    return new Sent(1).data(data);
  }

  private Sent data(String data) {
    this.data = data;
    return this;
  }

  Sent at(long at) {
    this.at = at;
    return this;
  }

  Sent ack(long ack) {
    this.ack = ack;
    return this;
  }

  Sent flags(String flags) {
    this.flags = flags;
    return this;
  }

  Sent window(int window) {
    this.window = window;
    return this;
  }

  Sent urgent(int pointer) {
    urgent = pointer;
    return flags.contains("U") ? this : flags(flags + "U");
  }

  Sent ttl(int ttl) {
    this.ttl = ttl;
    return this;
  }

  /** The capture lacks the last bytes of the payload. */
  Sent cut(int bytes) {
    lost = bytes;
    return this;
  }

  /** Options in hexadecimal, padded with zeros to whole words. */
  Sent options(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    options = Arrays.copyOf(bytes, bytes.length + 3 & ~3);
    return this;
  }

  Sent timestamp(long value) {
    return options("0101080a%08x00000000".formatted(value & 0xffffffffL));
  }

  /** The server's address, for connections between other hosts. */
  Sent withServer(String address) {
    peer = address;
    return this;
  }

  int length() {
    return data.length();
  }

  boolean has(char flag) {
    return flags.indexOf(flag) >= 0;
  }

  long atOr(long otherwise) {
    return at == null ? otherwise : at;
  }

  /** The decoded packet, captured at the given time; what was not said is in order and acknowledges all. */
  Packet packet(long[] initial, long next, long peerNext, long nanos, long number) {
    long sequence = initial[side] + 1 + atOr(next);
    long acknowledged = initial[side ^ 1] + 1 + (ack == null ? peerNext : ack);
    Frames tcp = frame()
        .ipv4(side == 0 ? HOSTS[0] : peer, side == 0 ? peer : HOSTS[0])
        .ttl(ttl)
        .tcp(side == 0 ? 4000 : 80, side == 0 ? 80 : 4000)
        .seq(sequence & 0xffffffffL)
        .ack(has('A') ? acknowledged & 0xffffffffL : 0)
        .flags(flags)
        .window(window)
        .put8(12, (20 + options.length) / 4 << 4)
        .put16(18, urgent);
    byte[] bytes = tcp.payload(options).payload(data).bytes();
    Packet packet = new Packet();
    packet.reset(bytes, 0, bytes.length - lost, bytes.length, nanos, number, ORIGIN);
    packet.ip(4, 0, bytes.length);
    packet.transport(6, 20);
    packet.payload(40 + options.length, data.length() - lost);
    packet.flag(Packet.TRANSPORT_COMPLETE);
    return packet;
  }
}
