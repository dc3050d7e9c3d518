package io.wirestash.testkit;

import io.wirestash.api.packet.CaptureInterface;
import io.wirestash.api.packet.Decoder;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.core.packet.DecoderTable;
import java.util.List;

/** Drives decoders over single packets as the engine does. Decoders that keep fragments keep them between calls. */
public final class DecodeLoop {
  private final DecoderTable decoders;
  private long number;
  private int outcome;

  public DecodeLoop(List<? extends Decoder> decoders) {
    this.decoders = new DecoderTable(List.copyOf(decoders));
  }

  /** Decodes a packet of the given link type, captured whole at time 0. */
  public Packet decode(int linkType, byte[] bytes) {
    return decode(linkType, bytes, bytes.length, 0);
  }

  /** Decodes a packet of which {@code bytes} were captured, out of {@code original} on the wire. */
  public Packet decode(int linkType, byte[] bytes, int original, long nanos) {
    Packet packet = new Packet();
    CaptureInterface origin = new CaptureInterface(0, "test", linkType, false);
    packet.reset(bytes, 0, bytes.length, original, nanos, ++number, origin);
    outcome = decoders.decode(packet, Layer.link(linkType));
    return packet;
  }

  /** How the last packet ended: {@link Layer#DONE}, {@link Layer#BROKEN} or {@link Layer#KEPT}. */
  public int outcome() {
    return outcome;
  }
}
