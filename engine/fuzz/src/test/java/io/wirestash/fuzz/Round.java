package io.wirestash.fuzz;

import static io.wirestash.testkit.Frames.frame;

import com.github.luben.zstd.Zstd;
import io.wirestash.testkit.CaptureWriter;
import io.wirestash.testkit.CapturedPacket;
import io.wirestash.testkit.Captures;
import io.wirestash.testkit.Frames;
import io.wirestash.testkit.PcapWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Makes one damaged capture out of a seed and sound captures; the same of both give the same bytes. */
final class Round {
  private static final int[] LINK_TYPES = {0, 1, 9, 12, 51, 101, 104, 105, 107, 108, 113, 127, 228, 229, 276, 147};
  private static final long[] TIMES = {1, 1_000_000_000L, 60_000_000_000L, 1L << 50, Long.MAX_VALUE, -1, -(1L << 40)};
  private static final int MAX_PACKETS = 500;

  private final List<byte[]> captures;
  private final Random random;
  private final Path folder;

  Round(long seed, List<byte[]> captures, Path folder) {
    this.captures = captures;
    this.random = new Random(seed * 0x9e3779b97f4a7c15L); // or neighbours would begin alike
    this.folder = folder;
  }

  /** Bytes of the damaged capture. */
  byte[] capture() throws IOException {
    return switch (random.nextInt(9)) {
      case 0 -> damaged(8);
      case 1 -> packed(damaged(4));
      case 2 -> damagedPackets();
      case 3 -> damagedPackets(damaged(2));
      case 4 -> damagedMessages();
      case 5, 6, 7 -> damagedSegments();
      default -> noise();
    };
  }

  private byte[] any() {
    return captures.get(random.nextInt(captures.size()));
  }

  private byte[] damaged(int most) {
    return Damage.some(any(), any(), most, random);
  }

  /** Compressed, and sometimes damaged after that. */
  private byte[] packed(byte[] capture) throws IOException {
    byte[] packed = random.nextBoolean() ? Zstd.compress(capture) : gzip(capture);
    return random.nextInt(3) == 0 ? Damage.some(packed, packed, 2, random) : packed;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private byte[] damagedPackets() throws IOException {
    return damagedPackets(any());
  }

  /** Packets that are damaged one by one, repeated, swapped, and moved in time, in a file that is sound. */
  private byte[] damagedPackets(byte[] capture) throws IOException {
    List<CapturedPacket> packets = new ArrayList<>(packets(capture));
    if (packets.isEmpty()) return capture;
    int damage = 1 + random.nextInt(4);
    for (int i = 0; i < packets.size(); i++) {
      if (random.nextInt(damage) == 0) packets.set(i, damaged(packets.get(i), packets));
    }
    return Files.readAllBytes(Captures.write(packets, folder.resolve("packets.pcapng")));
  }

  /** TCP as networks and attackers damage it, in packets that are sound. */
  private byte[] damagedSegments() throws IOException {
    List<CapturedPacket> packets = new ArrayList<>(packets(any()));
    TcpDamage.some(packets, 1 << random.nextInt(8), random);
    return Files.readAllBytes(Captures.write(packets, folder.resolve("segments.pcapng")));
  }

  private List<CapturedPacket> packets(byte[] capture) throws IOException {
    try {
      List<CapturedPacket> packets = Captures.packets(Trial.write(capture, folder.resolve("whole")));
      return packets.subList(0, Math.min(MAX_PACKETS, packets.size()));
    } catch (UncheckedIOException e) {
      return List.of(); // no capture any more
    }
  }

  private CapturedPacket damaged(CapturedPacket packet, List<CapturedPacket> others) {
    CapturedPacket other = others.get(random.nextInt(others.size()));
    return switch (random.nextInt(8)) {
      case 0 -> other.at(packet.nanos());
      case 1 -> packet.at(packet.nanos() + TIMES[random.nextInt(TIMES.length)]);
      case 2 -> new CapturedPacket(packet.nanos(), packet.bytes(), packet.original(), linkType());
      default -> packet.with(Damage.some(packet.bytes(), other.bytes(), 3, random));
    };
  }

  private int linkType() {
    return LINK_TYPES[random.nextInt(LINK_TYPES.length)];
  }

  /** Damaged DNS messages behind headers and checksums that are right, some of them in fragments. */
  private byte[] damagedMessages() {
    PcapWriter pcap = CaptureWriter.pcap();
    long nanos = 1_700_000_000_000_000_000L;
    for (int i = 0; i < 60; i++) {
      byte[] message = Damage.some(Samples.message(i), Samples.message(i + random.nextInt(2)), 3, random);
      boolean ask = (i & 1) == 0;
      String client = "10.0.0." + (1 + i / 20);
      Frames ip = ask ? frame().ethernet().ipv4(client, "10.0.0.53") : frame().ethernet().ipv4("10.0.0.53", client);
      Frames datagram = (ask ? ip.udp(4000, 53) : ip.udp(53, 4000)).payload(message);
      nanos += random.nextInt(1_000_000_000);
      if (random.nextInt(4) > 0) pcap.packet(nanos, datagram.bytes());
      else for (byte[] fragment : datagram.fragments(8 + 8 * random.nextInt(8))) pcap.packet(nanos, fragment);
    }
    return pcap.bytes();
  }

  /** Random packets, or random bytes behind the beginning of a capture. */
  private byte[] noise() {
    if (random.nextInt(3) == 0) {
      byte[] beginning = any();
      byte[] noise = bytes(20_000);
      System.arraycopy(beginning, 0, noise, 0, Math.min(random.nextInt(64), Math.min(noise.length, beginning.length)));
      return noise;
    }
    PcapWriter pcap = CaptureWriter.pcap().linkType(linkType());
    for (int i = 0; i < 100; i++) pcap.packet(random.nextLong() >>> 2, ipLike(bytes(160)));
    return pcap.bytes();
  }

  private byte[] bytes(int most) {
    byte[] bytes = new byte[random.nextInt(most)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Half of the time begins like IP, so that decoders look further. */
  private byte[] ipLike(byte[] bytes) {
    if (bytes.length > 10 && random.nextBoolean()) {
      bytes[0] = (byte) (random.nextBoolean() ? 0x45 : 0x60);
      Arrays.fill(bytes, 2, 4, (byte) 0);
      bytes[3] = (byte) bytes.length;
      bytes[9] = (byte) 17;
      bytes[6] = (byte) 17;
    }
    return bytes;
  }
}
