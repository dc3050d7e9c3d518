package io.wirestash.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A capture of two flows that {@link EchoFactory}'s parser understands. */
final class EchoCapture {
  private static final long SECOND = 1_000_000_000L;

  private EchoCapture() {}

  static List<CapturedPacket> packets() {
    List<CapturedPacket> packets = new ArrayList<>();
    for (int port : new int[] {1000, 2000}) {
      packets.add(packet(packets.size(), "10.0.0.1", port, "10.0.0.2", 7, "3ask"));
      packets.add(packet(packets.size(), "10.0.0.2", 7, "10.0.0.1", port, "6answer"));
    }
    return packets;
  }

  private static CapturedPacket packet(int i, String from, int fromPort, String to, int toPort, String payload) {
    byte[] bytes = Frames.frame().ipv4(from, to).udp(fromPort, toPort).payload(payload).bytes();
    return new CapturedPacket((1_000_000_000L + i) * SECOND, bytes, bytes.length, RawIpFactory.LINK_TYPE);
  }

  static Path in(Path folder) {
    return Captures.write(packets(), folder.resolve("echo.pcapng"));
  }
}
