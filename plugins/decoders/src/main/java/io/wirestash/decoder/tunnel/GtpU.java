package io.wirestash.decoder.tunnel;

import static io.wirestash.decoder.HeaderDecoder.enter;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.api.packet.TunnelKind;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * GTP-U, user traffic of mobile networks (3GPP TS 29.281 5.1). Only packets with user data are entered.
 *
 * <pre>
 *   version 1, flags (1)   type (1)   length (2)   tunnel (4)
 *   sequence (2)   number (1)   next extension (1)   if any of the last three flags is set
 *   extensions: words (1)   content   next extension (1)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "gtp_u", summary = "GTP-U of mobile networks")
public final class GtpU implements HeaderDecoder {
  private static final int PORT = 2152;
  private static final int LENGTH = 8;
  private static final int OPTIONAL = 4;
  private static final int USER_DATA = 255;
  private static final int MAX_EXTENSIONS = 8;

  @Override
  public int[] accepts() {
    return new int[] {Layer.udpPort(PORT)};
  }

  @Override
  public int decode(Packet packet) {
    int at = packet.position();
    if (packet.remaining() < LENGTH || packet.u8(at) >> 4 != 3 || packet.u8(at + 1) != USER_DATA) return Layer.DONE;
    int end = at + LENGTH + packet.u16(at + 2);
    if (end > packet.limit() && !packet.has(Packet.CUT)) return Layer.DONE;
    end = Math.min(end, packet.limit());
    int inner = at + LENGTH;
    if ((packet.u8(at) & 7) != 0) inner = afterExtensions(packet, inner, end, (packet.u8(at) & 4) != 0);
    if (inner < 0 || inner >= end || !isIp(packet.u8(inner))) return Layer.DONE;
    packet.position(inner);
    packet.limit(end);
    return enter(packet, TunnelKind.GTP, packet.i32(at + 4), Layer.IP_ANY);
  }

  private static boolean isIp(int first) {
    return first >> 4 == 6 || first >> 4 == 4 && (first & 15) >= 5;
  }

  /** Where the user's packet begins, or -1. */
  private static int afterExtensions(Packet packet, int offset, int end, boolean extended) {
    int at = offset + OPTIONAL;
    if (at > end) return -1;
    int next = extended ? packet.u8(at - 1) : 0;
    for (int count = 0; next != 0; count++) {
      int length = at < end ? packet.u8(at) << 2 : 0;
      if (length == 0 || length > end - at || count == MAX_EXTENSIONS) return -1;
      at += length;
      next = packet.u8(at - 1);
    }
    return at;
  }
}
