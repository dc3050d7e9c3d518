package io.wirestash.testkit;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.CaptureInterface;
import io.wirestash.api.packet.Input;
import io.wirestash.api.packet.PacketBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stands in for the real {@code pcap_file}, which is a plugin: reads one capture as {@link Captures#write} writes it, with
 * one interface, all of it in one batch.
 */
@Component(kind = Kind.INPUT, name = "pcap_file", summary = "For the testkit's own tests.")
public final class PcapngFactory implements ComponentFactory<PcapngOptions, Input> {
  private static final int INTERFACE_BLOCK = 1;
  private static final int PACKET_BLOCK = 6;

  @Override
  public Input create(PcapngOptions options, Context context) {
    return new PcapngInput(options.path().get(0));
  }

  private static final class PcapngInput implements Input {
    private final Path file;
    private ByteBuffer blocks;

    PcapngInput(Path file) {
      this.file = file;
    }

    @Override
    public boolean live() {
      return false;
    }

    @Override
    public void open() throws IOException {
      blocks = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public boolean read(PacketBatch batch) {
      batch.begin(file.toString(), 1);
      int at = 0;
      CaptureInterface origin = null;
      while (blocks.hasRemaining()) {
        int type = blocks.getInt(blocks.position());
        int size = blocks.getInt(blocks.position() + 4);
        int body = blocks.position() + 8;
        if (type == INTERFACE_BLOCK) origin = new CaptureInterface(0, null, blocks.getShort(body), true);
        if (type == PACKET_BLOCK) at = packet(batch, body, at, origin);
        blocks.position(blocks.position() + size);
      }
      return batch.count() > 0;
    }

    private int packet(PacketBatch batch, int body, int at, CaptureInterface origin) {
      long nanos = (long) blocks.getInt(body + 4) << 32 | blocks.getInt(body + 8) & 0xffffffffL;
      int captured = blocks.getInt(body + 12);
      blocks.get(body + 20, batch.block(), at, captured);
      batch.add(at, captured, blocks.getInt(body + 16), nanos, origin);
      return at + captured;
    }

    @Override
    public void stop() {}

    @Override
    public void close() {}
  }
}
