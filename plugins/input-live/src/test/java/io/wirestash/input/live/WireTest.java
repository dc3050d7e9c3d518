package io.wirestash.input.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.packet.PacketBatch;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real traffic between two network namespaces. */
@Timeout(120)
class WireTest {
  private static final int PORT = 5700;
  private static final String UDP = "udp dst port " + PORT;

  private Wires wires;
  private DatagramSocket receiver;

  @BeforeEach
  void lay() throws Exception {
    wires = Wires.laid();
    receiver = new DatagramSocket(PORT, InetAddress.getByName(Wires.HERE_ADDRESS));
  }

  @AfterEach
  void remove() throws Exception {
    if (receiver != null) receiver.close();
    if (wires != null) wires.close();
  }

  @Test
  void everyPacketOfAPacedLoadArrives() throws Exception {
    try (Rig rig = new Rig(Rig.options(wires.here, UDP), (batch, i) -> {}).reading()) {
      wires.send("paced", PORT, 200_000);
      rig.drain();
      assertThat(rig.packets).isEqualTo(200_000);
      assertThat(rig.input.dropped().values()).containsOnly(0L);
      assertThat(rig.warnings).isEmpty();
    }
  }

  @Test
  void everyByteOfATransferArrives() throws Exception {
    Stream stream = new Stream();
    Rig rig = new Rig(Rig.options(wires.here, "tcp dst port " + PORT), stream::segment);
    try (rig; ServerSocket server = new ServerSocket(PORT, 1, InetAddress.getByName(Wires.HERE_ADDRESS))) {
      rig.reading();
      Thread sink = new Thread(() -> swallow(server));
      sink.start();
      wires.send("tcp", PORT, 20_000_000);
      sink.join();
      rig.drain();
      assertThat(rig.input.dropped().values()).containsOnly(0L);
      assertThat(stream.length()).isEqualTo(20_000_000);
    }
  }

  private static void swallow(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatDoesNotFitTheKernelsBufferIsCounted() throws Exception {
    try (Rig rig = new Rig(Rig.options(wires.here, UDP, 64 << 10, 32 << 20), (batch, i) -> {}).reading()) {
      wires.send("flood", PORT, 200_000);
      rig.drain();
      assertThat(rig.packets + rig.dropped("kernel") + rig.dropped("ring")).isEqualTo(200_000);
    }
  }

  @Test
  void whatDoesNotFitTheRingIsCounted() throws Exception {
    try (Rig rig = new Rig(Rig.options(wires.here, UDP, 64 << 20, 1 << 20), (batch, i) -> {}).open()) {
      wires.send("paced", PORT, 30_000); // nobody reads meanwhile
      rig.drain();
      int fitting = 2 * (PacketBatch.BLOCK_SIZE / 142); // two batches: Ethernet, IP, UDP, 100 bytes
      assertThat(rig.packets).isBetween((long) fitting, 20_000L); // what comes while they are read finds room
      assertThat(rig.dropped("ring")).isEqualTo(30_000 - rig.packets);
      assertThat(rig.dropped("kernel")).isZero();
    }
  }

  @Test
  void anInterfaceThatWasDownIsCapturedAgain() throws Exception {
    try (Rig rig = new Rig(Rig.options(wires.here, UDP), (batch, i) -> {}).reading()) {
      wires.send("paced", PORT, 100);
      assertThat(Rig.within(() -> rig.packets == 100)).isTrue();
      wires.down();
      Thread.sleep(500);
      wires.up();
      wires.send("paced", PORT, 100);
      wires.send("paced", PORT, 100);
      assertThat(Rig.within(() -> rig.packets >= 200)).isTrue();
      rig.drain();
    }
  }

  @Test
  void anInterfaceThatWentAwayIsWaitedFor() throws Exception {
    try (Rig rig = new Rig(Rig.options(wires.here, UDP), (batch, i) -> {}).reading()) {
      wires.unplug();
      assertThat(Rig.within(() -> rig.warnings.size() == 1)).isTrue();
      assertThat(rig.warnings.get(0)).startsWith(wires.here + ": ").endsWith("; waiting until it is back");
      wires.plugAgain();
      assertThat(Rig.within(() -> rig.warnings.size() == 2)).isTrue();
      assertThat(rig.warnings.get(1)).isEqualTo(wires.here + ": is captured again");
      wires.send("paced", PORT, 100);
      rig.drain();
      assertThat(rig.packets).isEqualTo(100);
    }
  }

  @Test
  void anInterfaceThatIsDownAtFirstIsWaitedFor() throws Exception {
    wires.down();
    try (Rig rig = new Rig(Rig.options(wires.here, UDP), (batch, i) -> {}).reading()) {
      assertThat(rig.warnings).containsExactly(wires.here + ": the interface is down; waiting until it is up");
      wires.up();
      assertThat(Rig.within(() -> rig.warnings.size() == 2)).isTrue();
      wires.send("paced", PORT, 100);
      rig.drain();
      assertThat(rig.packets).isEqualTo(100);
    }
  }

  /** One direction of a TCP connection: which bytes were seen, whatever their order. */
  private static final class Stream {
    private static final int ETHERNET = 14;

    private final TreeMap<Long, Long> ends = new TreeMap<>(); // of segments, by where they begin
    private int first;

    void segment(PacketBatch batch, int i) {
      int ip = batch.offset(i) + ETHERNET;
      int tcp = ip + (batch.block()[ip] & 0xf) * 4;
      int payload = batch.original(i) - ETHERNET - (tcp - ip) - (batch.block()[tcp + 12] >> 4 & 0xf) * 4;
      int sequence = ByteBuffer.wrap(batch.block()).getInt(tcp + 4);
      if (ends.isEmpty()) first = sequence + 1;
      long begin = sequence - first;
      ends.merge(begin, begin + payload, Math::max);
    }

    /** Bytes from the first on without a gap. */
    long length() {
      long length = 0;
      for (Map.Entry<Long, Long> segment : ends.entrySet()) {
        if (segment.getKey() <= length) length = Math.max(length, segment.getValue());
      }
      return length;
    }
  }
}
