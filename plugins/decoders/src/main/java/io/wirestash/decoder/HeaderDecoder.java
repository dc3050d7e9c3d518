package io.wirestash.decoder;

import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.NoOptions;
import io.wirestash.api.packet.Decoder;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.api.packet.TunnelKind;

/** A decoder that keeps nothing and has no options, and so is its own factory. */
public interface HeaderDecoder extends Decoder, ComponentFactory<NoOptions, Decoder> {
  @Override
  default Decoder create(NoOptions options, Context context) {
    return this;
  }

  /** Ends decoding of a packet that makes no sense; the reason reads {@code layer.reason}. */
  static int broken(Packet packet, String reason) {
    packet.undecodable(reason);
    return Layer.BROKEN;
  }

  /** Enters a tunnel and goes on with the layer inside, unless there are too many tunnels already. */
  static int enter(Packet packet, TunnelKind kind, int id, int inner) {
    return packet.tunnel(kind, id) ? inner : broken(packet, "decode.too_deep");
  }

  /** Ends decoding of a packet with too many headers of one kind inside each other. */
  static int tooDeep(Packet packet) {
    packet.anomaly("decode.too_deep");
    return broken(packet, "decode.too_deep");
  }
}
