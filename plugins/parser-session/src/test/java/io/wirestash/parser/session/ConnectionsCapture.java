package io.wirestash.parser.session;

import static io.wirestash.testkit.Frames.frame;

import io.wirestash.testkit.CapturedPacket;
import io.wirestash.testkit.Captures;
import io.wirestash.testkit.Frames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Wrote {@code src/test/captures/connections.pcapng}: flows of every transport and every kind of end. */
final class ConnectionsCapture {
  private static final int ETHERNET = 1;
  private static final String CLIENT = "192.0.2.1";
  private static final String SERVER = "198.51.100.7";

  private final List<CapturedPacket> packets = new ArrayList<>();
  private long millis = 1_700_000_000_000L;

  private ConnectionsCapture() {}

  public static void main(String[] args) {
    ConnectionsCapture capture = new ConnectionsCapture();
    capture.connections();
    capture.datagrams();
    capture.paths();
    Captures.write(capture.packets, Path.of("src/test/captures/connections.pcapng"));
  }

  private void connections() {
    open(40001);
    add(client(40001).seq(101).ack(501).flags("PA").payload("GET / HTTP/1.0\r\n\r\n"));
    add(server(40001).seq(501).ack(119).flags("PA").payload("HTTP/1.0 204 No Content\r\n\r\n"));
    add(client(40001).seq(119).ack(528).flags("FA"));
    add(server(40001).seq(528).ack(120).flags("FA"));
    open(40001); // the port is used again
    add(server(40001).seq(501).ack(101).flags("RA"));
    add(client(40002).seq(100).flags("S")); // refused
    add(server(40002).ack(101).flags("RA"));
    add(client(40003).seq(100).flags("S")); // never answered
    add(server(40004).seq(1).ack(2).flags("PA").payload("from the middle"));
  }

  private void open(int port) {
    add(client(port).seq(100).flags("S"));
    add(server(port).seq(500).ack(101).flags("SA"));
    add(client(port).seq(101).ack(501));
  }

  private static Frames client(int port) {
    return frame().ethernet().ipv4(CLIENT, SERVER).tcp(port, 80);
  }

  private static Frames server(int port) {
    return frame().ethernet().ipv4(SERVER, CLIENT).ttl(57).tcp(80, port);
  }

  private void datagrams() {
    add(frame().ethernet().ipv4(CLIENT, SERVER).udp(5000, 9).payload("one way"));
    add(frame().ethernet().ipv6("2001:db8::1", "2001:db8::2").udp(5000, 9).payload("there"));
    add(frame().ethernet().ipv6("2001:db8::2", "2001:db8::1").udp(9, 5000).payload("and back"));
    add(frame().ethernet().ipv4(CLIENT, SERVER).icmp(8, 0).put16(4, 77).payload("ping"));
    add(frame().ethernet().ipv4(SERVER, CLIENT).icmp(0, 0).put16(4, 77).payload("ping"));
    add(frame().ethernet().ipv4(SERVER, CLIENT).icmp(3, 3).raw(frame().ipv4(CLIENT, SERVER).udp(5000, 9).bytes()));
    millis += 70_000;
    add(frame().ethernet().ipv4(CLIENT, SERVER).udp(5000, 9).payload("after the time-out"));
  }

  private void paths() {
    Frames inner = frame().ipv4("10.0.0.1", "10.0.0.2").udp(6000, 9).payload("inside");
    add(frame().ethernet().vlan(7).with(inner));
    add(frame().ethernet().ipv4(CLIENT, SERVER).gre().with(inner));
    frame().ethernet().ipv4(CLIENT, SERVER).udp(7000, 9).payload(new byte[64]).fragments(32).forEach(this::add);
  }

  private void add(Frames frame) {
    add(frame.bytes());
  }

  private void add(byte[] bytes) {
    millis += 10;
    packets.add(new CapturedPacket(millis * 1_000_000, bytes, bytes.length, ETHERNET));
  }
}
