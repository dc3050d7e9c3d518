package io.wirestash.fuzz;

import static io.wirestash.testkit.Frames.frame;

import com.github.luben.zstd.Zstd;
import io.wirestash.api.parser.Direction;
import io.wirestash.testkit.CaptureWriter;
import io.wirestash.testkit.CapturedPacket;
import io.wirestash.testkit.Conversation;
import io.wirestash.testkit.Frames;
import io.wirestash.testkit.PcapWriter;
import io.wirestash.testkit.PcapngWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Sound captures to damage: one of each format, with DNS, fragments and tunnels in them, and those at hand. */
final class Samples {
  private static final long START = 1_700_000_000_000_000_000L;
  private static final int MAX_BYTES = 200_000; // a larger one would take the time of many
  private static final String NAME = "03 777777 07 6578616d706c65 00";
  private static final String QUESTION =
      "1234 0100 0001 0000 0000 0001 " + NAME + "0001 0001 00 0029 1000 00000000 0000";
  private static final String ANSWER =
      "1234 8180 0001 0004 0001 0001" + NAME + "0001 0001"
          + "c00c 0001 0001 0000012c 0004 cb007107"
          + "c00c 0010 0001 0000012c 0008 07 1b5d303b 41e28080"
          + "c00c 0041 0001 0000012c 000a 0001 00 0001 0003 02 6832"
          + "c010 0006 0001 00000e10 0018 026e73 c010 c00c 00000001 00001c20 00000e10 00127500 0000"
          + "c010 0002 0001 00000e10 0005 026e73 c010"
          + "00 0029 04d0 00000000 000c 0009 0004 00127500 000a 0000";

  private Samples() {}

  /** A DNS question, if {@code i} is even, or its answer. */
  static byte[] message(int i) {
    return HexFormat.of().parseHex(((i & 1) == 0 ? QUESTION : ANSWER).replace(" ", ""));
  }

  /** Frames with all that the engine looks into. */
  static List<byte[]> frames() {
    Frames asks = frame().ipv4("10.0.0.1", "10.0.0.53").udp(4000, 53).raw(QUESTION);
    Frames answers = frame().ipv4("10.0.0.53", "10.0.0.1").udp(53, 4000).raw(ANSWER);
    Frames asks6 = frame().ipv6("fd00::1", "fd00::53").udp(4000, 53).raw(QUESTION);
    Frames answers6 = frame().ipv6("fd00::53", "fd00::1").udp(53, 4000).raw(ANSWER);
    Frames outer = frame().ethernet().ipv4("192.0.2.1", "192.0.2.2");
    Frames mdns = frame().ethernet().ipv4("10.0.0.7", "224.0.0.251").udp(5353, 5353).raw(ANSWER);
    Frames unreachable = frame().ethernet().ipv4("10.0.0.53", "10.0.0.1").icmp(3, 3).with(asks);
    Frames handshake = frame().ethernet().vlan(7).ipv4("10.0.0.1", "10.0.0.2");
    List<byte[]> frames = new ArrayList<>();
    Stream.of(frame().ethernet().with(asks), frame().ethernet().with(answers), frame().ethernet().with(asks6),
            mdns, unreachable,
            handshake.tcp(4000, 80).flags("S"), handshake.tcp(4000, 80).flags("A").payload("GET / HTTP/1.1\r\n\r\n"),
            handshake.tcp(4000, 80).flags("FA"), handshake.tcp(4000, 80).flags("R"),
            outer.udp(9, 4789).vxlan(5).ethernet().with(asks6), outer.gre().with(answers), outer.with(answers6))
        .map(Frames::bytes)
        .forEach(frames::add);
    frames.addAll(frame().ethernet().with(answers).fragments(64));
    frames.addAll(frame().ethernet().with(answers6).fragments(48));
    return frames;
  }

  /** The same packets in every kind of file, and what captures the project has. */
  static List<byte[]> captures(Path... folders) {
    PcapWriter pcap = CaptureWriter.pcap();
    PcapWriter big = CaptureWriter.pcap().order(ByteOrder.BIG_ENDIAN).variant(PcapWriter.Variant.NANOSECONDS);
    PcapWriter modified = CaptureWriter.pcap().variant(PcapWriter.Variant.MODIFIED);
    PcapngWriter pcapng = CaptureWriter.pcapng().name("eth0").resolution(9).networkInterface(1);
    long nanos = START;
    for (byte[] frame : frames()) {
      nanos += 40_000_000;
      pcap.packet(nanos, frame);
      big.packet(nanos, frame, frame.length + 4L);
      modified.packet(nanos, frame);
      pcapng.comment("c").packet(0, nanos, frame).statistics(0, nanos);
    }
    pcapng.section(ByteOrder.BIG_ENDIAN).networkInterface(101).simplePacket(frames().get(0), 60);
    List<byte[]> captures = new ArrayList<>(List.of(pcap.bytes(), big.bytes(), modified.bytes()));
    captures.addAll(List.of(pcapng.bytes(), pcap.gzip(), Zstd.compress(pcapng.bytes()), conversations()));
    for (Path folder : folders) captures.addAll(in(folder));
    return captures;
  }

  /** TCP connections with logins, bodies and a transfer, each protocol on its port. */
  private static byte[] conversations() {
    Conversation http =
        Conversation.between("10.0.0.1", 40_001, "10.0.0.2", 80)
            .handshake()
            .client("GET /a HTTP/1.1\r\nHost: a.example\r\nAuthorization: Basic dTpw\r\n\r\nPOST /b HTTP/1.1\r\n"
                + "Host: a.example\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n")
            .server("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
            .server("HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", "0\r\n\r\n")
            .close();
    Conversation ftp =
        Conversation.between("fd00::1", 40_002, "fd00::2", 21)
            .handshake()
            .server("220 ready\r\n").client("USER anna\r\n").server("331 password\r\n").client("PASS secret\r\n")
            .server("230 in\r\n").client("EPSV\r\n").server("229 Entering (|||50000|)\r\n").client("RETR f\r\n")
            .server("150 here\r\n").server("226 done\r\n").client("QUIT\r\n").server("221 bye\r\n")
            .close();
    Conversation transfer =
        Conversation.between("fd00::1", 40_003, "fd00::2", 50_000).at(1_000_000_000_014_500_000L)
            .handshake().server("content").close();
    Conversation redis =
        Conversation.between("10.0.0.1", 40_004, "10.0.0.2", 6379)
            .sequence(0xfffffff0L, 0xfffffff8L)
            .handshake()
            .client("*2\r\n$4\r\nAUTH\r\n$6\r\nsecret\r\n").server("+OK\r\n")
            .client("*2\r\n$3\r\nGET\r\n$1\r\nk\r\n").server("$5\r\nvalue\r\n").reset(Direction.SERVER);
    PcapWriter pcap = CaptureWriter.pcap().variant(PcapWriter.Variant.NANOSECONDS);
    Stream.of(http, ftp, transfer, redis)
        .flatMap(each -> each.packets().stream())
        .sorted(Comparator.comparingLong(CapturedPacket::nanos))
        .forEach(packet -> pcap.packet(packet.nanos(), packet.bytes()));
    return pcap.bytes();
  }

  private static List<byte[]> in(Path folder) {
    if (!Files.isDirectory(folder)) return List.of();
    List<byte[]> captures = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Samples::isCapture).sorted().toList()) {
        if (Files.size(file) <= MAX_BYTES) captures.add(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return captures;
  }

  private static boolean isCapture(Path file) {
    return file.toString().matches("(?!.*/target/).*\\.(pcap|pcapng|cap)(\\.gz|\\.zst)?");
  }
}
