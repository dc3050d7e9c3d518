package io.wirestash.acceptance;

import static io.wirestash.testkit.Frames.frame;

import io.wirestash.testkit.CapturedPacket;
import io.wirestash.testkit.Captures;
import io.wirestash.testkit.Conversation;
import io.wirestash.testkit.EngineRun;
import io.wirestash.testkit.Frames;
import io.wirestash.testkit.TestEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What somebody between two hosts captures: their conversations, and frames that others, or another network, put in. A
 * conversation's client counts from {@link #CLIENT_START} on.
 */
final class Wiretap {
  static final long CLIENT_START = 1000;
  static final long SERVER_START = 5000;
  private static final int ETHERNET_HEADER = 14;
  private static final long MILLISECOND = 1_000_000;

  private final List<CapturedPacket> packets = new ArrayList<>();

  /** A client and a server that have not spoken yet. */
  static Conversation talk(int port) {
    return Conversation.between("10.0.0.1", 40_000, "10.0.0.2", port).sequence(CLIENT_START - 1, SERVER_START - 1);
  }

  /** A segment of the client of {@link #talk}, {@code at} bytes behind the beginning of its stream. */
  static Frames fromClient(int port, long at, int ttl) {
    return frame().ethernet().ipv4("10.0.0.1", "10.0.0.2").ttl(ttl)
        .tcp(40_000, port).seq(CLIENT_START + at).ack(SERVER_START).flags("PA");
  }

  Wiretap hears(Conversation conversation) {
    return hears(conversation, bytes -> bytes);
  }

  /** @param change what the way to the tap does to each frame */
  Wiretap hears(Conversation conversation, UnaryOperator<byte[]> change) {
    conversation.packets().forEach(packet -> packets.add(packet.with(change.apply(packet.bytes()))));
    return this;
  }

  /** Frames right after all so far, a tenth of a millisecond apart. */
  Wiretap hears(byte[]... frames) {
    CapturedPacket last = packets.get(packets.size() - 1);
    long nanos = last.nanos();
    for (byte[] frame : frames) {
      nanos += MILLISECOND / 10;
      packets.add(new CapturedPacket(nanos, frame, frame.length, last.linkType()));
    }
    return this;
  }

  Wiretap hearsAt(long nanos, byte[] frame) {
    packets.add(packets.get(0).at(nanos).with(frame));
    return this;
  }

  /** The frame in a VLAN. */
  static UnaryOperator<byte[]> vlan(int id) {
    return bytes -> tagged(bytes, id);
  }

  private static byte[] tagged(byte[] bytes, int id) {
    byte[] tagged = new byte[bytes.length + 4];
    System.arraycopy(bytes, 0, tagged, 0, 12);
    System.arraycopy(new byte[] {(byte) 0x81, 0, (byte) (id >> 8), (byte) id}, 0, tagged, 12, 4);
    System.arraycopy(bytes, 12, tagged, 16, bytes.length - 12);
    return tagged;
  }

  /** The frame's IP packet in a GRE tunnel between two routers. */
  static UnaryOperator<byte[]> tunnel(String from, String to) {
    return bytes -> frame().ethernet().ipv4(from, to).gre().type(0x0800)
        .raw(Arrays.copyOfRange(bytes, ETHERNET_HEADER, bytes.length)).bytes();
  }

  EngineRun read(TestEngine engine, Path folder) {
    Stream<CapturedPacket> byTime = packets.stream().sorted(Comparator.comparingLong(CapturedPacket::nanos));
    return engine.run(Captures.write(byTime.toList(), folder.resolve("tap.pcapng"))).assertSound();
  }
}
