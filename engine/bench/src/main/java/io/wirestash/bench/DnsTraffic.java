package io.wirestash.bench;

import static io.wirestash.testkit.Frames.frame;

import io.wirestash.testkit.CaptureWriter;
import io.wirestash.testkit.PcapWriter;

/** Queries in groups, each group followed by its answers, every exchange a flow of its own; 50 000 packets a second. */
final class DnsTraffic {
  /** All packets, queries and answers. */
  static final int PACKETS = 1 << 16;

  static final int EXCHANGES = PACKETS / 2;
  private static final int GROUP = 1024;
  private static final int DNS = 53;
  private static final long BEGIN = 1_700_000_000_000_000_000L;
  private static final long INTERVAL = 20_000;

  private DnsTraffic() {}

  /** True if the i-th packet is an answer. */
  static boolean answer(int i) {
    return i % (2 * GROUP) >= GROUP;
  }

  /** The exchange that the i-th packet belongs to. */
  static int exchange(int i) {
    return i / (2 * GROUP) * GROUP + i % GROUP;
  }

  /** When the i-th packet was captured. */
  static long nanos(int i) {
    return BEGIN + i * INTERVAL;
  }

  /** The DNS message in the i-th packet. */
  static byte[] message(int i) {
    DnsExchange exchange = new DnsExchange(exchange(i));
    return answer(i) ? exchange.answer() : exchange.query();
  }

  /** The traffic as a pcap file. */
  static byte[] capture() {
    PcapWriter file = CaptureWriter.pcap();
    for (int i = 0; i < PACKETS; i++) file.packet(nanos(i), packet(i));
    return file.bytes();
  }

  private static byte[] packet(int i) {
    DnsExchange exchange = new DnsExchange(exchange(i));
    String client = "10.0." + (exchange.clientHost >> 8) + "." + (exchange.clientHost & 255);
    String server = "192.0.2." + (exchange.clientHost & 15);
    int port = exchange.clientPort;
    if (answer(i)) return frame().ethernet().ipv4(server, client).udp(DNS, port).payload(exchange.answer()).bytes();
    return frame().ethernet().ipv4(client, server).udp(port, DNS).payload(exchange.query()).bytes();
  }
}
