package io.wirestash.parser.stats;

import static io.wirestash.parser.stats.Network.ip;

import java.nio.file.Path;
import java.time.Duration;

/** Wrote {@code src/test/captures/office.pcapng} and {@code samples/stats.pcapng}: ordinary traffic and attacks. */
final class TrafficCapture {
  private static final String CLIENT = "192.0.2.10";
  private static final String RESOLVER = "192.0.2.53";
  private static final String SCANNER = "203.0.113.66";
  private static final String SERVER = "198.51.100.7";

  private static final String QUESTION = "\7example\3com\0\0\1\0\1";
  private static final String QUERY = "\0\1\1\0\0\1\0\0\0\0\0\0" + QUESTION;
  private static final String ANSWER =
      "\0\1\u0081\u0080\0\1\0\1\0\0\0\0" + QUESTION + "\u00c0\14\0\1\0\1\0\0\0\74\0\4\u00c6\u0033\u0064\7";

  private final Network network = new Network();
  private int port = 49_152;

  private TrafficCapture() {}

  public static void main(String[] args) {
    TrafficCapture capture = new TrafficCapture();
    capture.work(0);
    capture.scan();
    capture.sweep();
    capture.work(60);
    capture.amplification();
    for (String file : args) capture.network.save(Path.of(file));
  }

  private void work(int second) {
    network.at(Duration.ofSeconds(second));
    for (int i = 0; i < 10; i++) {
      network.add(ip(CLIENT, RESOLVER).udp(++port, 53).payload(QUERY));
      network.add(ip(RESOLVER, CLIENT).udp(53, port).payload(ANSWER));
      network.connect(CLIENT, ++port, SERVER, 443);
      network.add(ip(CLIENT, SERVER).tcp(port, 443).seq(101).ack(501).flags("PA").payload(new byte[200]));
      network.add(ip(SERVER, CLIENT).tcp(443, port).seq(501).ack(301).flags("PA").payload(new byte[400]));
      network.add(ip(SERVER, CLIENT).tcp(443, port).seq(901).flags("R"));
      network.udp("2001:db8::10", 123, "2001:db8::7b", 123, 48).udp("2001:db8::7b", 123, "2001:db8::10", 123, 48);
    }
  }

  /** Across the border of two minutes. */
  private void scan() {
    network.at(Duration.ofSeconds(59));
    for (int i = 1; i <= 15; i++) probe(20 + i);
    network.at(Duration.ofSeconds(60));
    for (int i = 16; i <= 30; i++) probe(20 + i);
  }

  private void probe(int target) {
    network.tcp(SCANNER, 40_000, SERVER, target, "S");
    network.add(ip(SERVER, SCANNER).tcp(target, 40_000).ack(2).flags(target == 22 ? "SA" : "RA"));
  }

  private void sweep() {
    network.at(Duration.ofSeconds(62));
    for (int host = 1; host <= 40; host++) network.add(ip(SCANNER, "192.0.2." + host).icmp(8, 0).payload("abcdefgh"));
  }

  private void amplification() {
    network.at(Duration.ofSeconds(125)).snap(68);
    for (int i = 0; i < 800; i++) network.udp("203.0.113." + (100 + i % 80), 11_211, CLIENT, 53_211, 1372);
  }
}
