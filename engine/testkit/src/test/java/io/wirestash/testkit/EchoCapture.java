package io.wirestash.testkit;

import io.wirestash.api.parser.Direction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Captures of two flows that {@link EchoFactory}'s parser understands. */
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

  /** Two TCP connections that say what {@link #packets} say, with one message in two segments. */
  static Path streamsIn(Path folder) {
    Conversation one = Conversation.between("10.0.0.1", 1000, "10.0.0.2", 7).rawIp();
    one.handshake().client("3ask").server("6ans", "wer").close();
    Conversation other = Conversation.between("10.0.0.1", 2000, "10.0.0.2", 7).rawIp();
    other.handshake().client("3ask").server("6answer").reset(Direction.CLIENT);
    return Conversation.save(folder.resolve("echo-tcp.pcapng"), one, other);
  }
}
