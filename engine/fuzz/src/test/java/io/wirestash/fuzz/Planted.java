package io.wirestash.fuzz;

import static io.wirestash.fuzz.RawPackets.ACK;
import static io.wirestash.fuzz.RawPackets.FIN;
import static io.wirestash.fuzz.RawPackets.SYN;
import static io.wirestash.fuzz.RawPackets.UDP;
import static io.wirestash.fuzz.RawPackets.ascii;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What ordinary hosts do while a flood goes on: each of up to a thousand looks up {@code planted-N.example} and asks a web
 * server for {@code /planted-N}; both answer after 20 ms.
 */
final class Planted {
  private static final int MOST = 1000;
  private static final int ANSWERED_AFTER = 2_000; // packets: 20 ms
  private static final int SECOND_FRAGMENT_AFTER = 200; // packets: 2 ms
  private static final int FIRST_FRAGMENT = 24; // bytes
  private static final byte[] ZONE = ascii("\7example\0");
  private static final int RESOLVER = 0xc0000235; // 192.0.2.53
  private static final int WEB_SERVER = 0xc0000250; // 192.0.2.80
  private static final int PORT = 33_000;
  private static final int CLIENT_START = 0x1000;
  private static final int SERVER_START = 0x2000;
  private static final byte[] RESPONSE = ascii("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
  private static final byte[] NOTHING = {};

  private final RawPackets out;
  private final boolean fragmented;
  private final long each;
  private final long count;

  /**
   * @param packets of the flood
   * @param fragmented answers of the resolver come in fragments
   */
  Planted(RawPackets out, long packets, boolean fragmented) {
    this.out = out;
    this.fragmented = fragmented;
    each = Math.max(ANSWERED_AFTER + 2 * SECOND_FRAGMENT_AFTER, packets / MOST);
    count = Math.min(MOST, packets / each);
  }

  /** What comes after this packet of the flood. */
  void after(long packet) throws IOException {
    int n = (int) (packet / each);
    if (n >= count) return;
    switch ((int) (packet % each)) {
      case 1 -> ask(n);
      case ANSWERED_AFTER -> answer(n);
      case ANSWERED_AFTER + SECOND_FRAGMENT_AFTER -> {
        if (fragmented) lookedUp(n, false);
      }
      default -> {}
    }
  }

  private static int client(int n) {
    return 0xac100000 | n; // 172.16.0.0/12
  }

  private void ask(int n) throws IOException {
    lookup(out, client(n), PORT, RESOLVER, n, "planted-" + n);
    fromClient(n, SYN, -1, 0, NOTHING);
    fromServer(n, SYN | ACK, -1, 0, NOTHING);
    fromClient(n, ACK, 0, 0, NOTHING);
    fromClient(n, ACK, 0, 0, request(n));
  }

  private void answer(int n) throws IOException {
    lookedUp(n, true);
    int asked = request(n).length;
    fromServer(n, ACK, 0, asked, RESPONSE);
    fromClient(n, ACK | FIN, asked, RESPONSE.length, NOTHING);
    fromServer(n, ACK | FIN, RESPONSE.length, asked + 1, NOTHING);
    fromClient(n, ACK, asked + 1, RESPONSE.length + 1, NOTHING);
  }

  private static byte[] request(int n) {
    return ascii("GET /planted-" + n + " HTTP/1.1\r\nHost: planted.example\r\n\r\n");
  }

  private void fromClient(int n, int flags, int at, int received, byte[] payload) throws IOException {
    int acknowledgement = (flags & ACK) == 0 ? 0 : SERVER_START + received;
    out.tcp(client(n), PORT, WEB_SERVER, 80, flags, CLIENT_START + at, acknowledgement, payload);
  }

  private void fromServer(int n, int flags, int at, int received, byte[] payload) throws IOException {
    out.tcp(WEB_SERVER, 80, client(n), PORT, flags, SERVER_START + at, CLIENT_START + received, payload);
  }

  private void lookedUp(int n, boolean first) throws IOException {
    out.begin(UDP, RESOLVER, client(n), n, 0);
    out.udp(53, PORT, dns(n, 0x8180, "planted-" + n, true));
    if (fragmented) out.cut(FIRST_FRAGMENT, first);
    out.end();
  }

  /** Writes a DNS question. */
  static void lookup(RawPackets out, int source, int port, int server, int id, String name) throws IOException {
    out.begin(UDP, source, server, 0, 0);
    out.udp(port, 53, dns(id, 0x0100, name, false));
    out.end();
  }

  private static byte[] dns(int id, int flags, String label, boolean answer) {
    byte[] name = ascii(label);
    ByteBuffer dns = ByteBuffer.allocate(12 + name.length + 14 + (answer ? 16 : 0));
    dns.putShort((short) id).putShort((short) flags).putShort((short) 1).putShort((short) (answer ? 1 : 0)).putInt(0);
    dns.put((byte) name.length).put(name).put(ZONE);
    dns.putInt(0x0001_0001);
    if (answer) dns.putShort((short) 0xc00c).putInt(0x0001_0001).putInt(300).putShort((short) 4).putInt(0xcb007107);
    return dns.array();
  }
}
