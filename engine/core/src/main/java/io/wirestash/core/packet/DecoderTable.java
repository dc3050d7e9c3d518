package io.wirestash.core.packet;

import io.wirestash.api.packet.Decoder;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import java.util.ArrayList;
import java.util.List;

/** Finds the decoder for each layer and drives them from a packet's first header to its last. */
public final class DecoderTable {
  /** Most headers of a packet; nesting of any kind ends here. */
  static final int MAX_HEADERS = 64;

  private final int[] layers;
  private final Decoder[] decoders;
  private final List<Decoder> all;
  private final int mask;

  public DecoderTable(List<Decoder> decoders) {
    all = List.copyOf(decoders);
    List<int[]> accepts = new ArrayList<>();
    int count = 0;
    for (Decoder decoder : all) {
      accepts.add(decoder.accepts());
      count += accepts.get(accepts.size() - 1).length;
    }
    int size = Integer.highestOneBit(Math.max(8, count * 4));
    mask = size - 1;
    layers = new int[size];
    this.decoders = new Decoder[size];
    for (int d = 0; d < all.size(); d++) for (int layer : accepts.get(d)) put(layer, all.get(d));
  }

  private void put(int layer, Decoder decoder) {
    int slot = slot(layer);
    layers[slot] = layer;
    decoders[slot] = decoder;
  }

  private int slot(int layer) {
    int slot = (layer * 0x9e3779b1) >>> 12 & mask;
    while (layers[slot] != layer && layers[slot] != 0) slot = slot + 1 & mask;
    return slot;
  }

  /** The decoders, each once. */
  public List<Decoder> all() {
    return all;
  }

  /** True if some decoder reads this layer. */
  public boolean knows(int layer) {
    return decoders[slot(layer)] != null;
  }

  /**
   * Decodes a packet from the given layer on.
   *
   * @return {@link Layer#DONE}, {@link Layer#BROKEN} or {@link Layer#KEPT}; a layer that nobody reads ends it as DONE
   */
  public int decode(Packet packet, int layer) {
    for (int headers = 0; headers < MAX_HEADERS; headers++) {
      Decoder decoder = decoders[slot(layer)];
      if (decoder == null) return Layer.DONE;
      layer = decoder.decode(packet);
      if (layer == Layer.DONE || layer == Layer.BROKEN || layer == Layer.KEPT) return layer;
    }
    packet.anomaly("decode.too_deep");
    return Layer.DONE;
  }
}
