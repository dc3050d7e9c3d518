package io.wirestash.decoder.ip;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * Authentication header after IPv4 (RFC 4302 2); after IPv6 it is one of the extension headers.
 *
 * <pre>
 *   next header (1)   words minus two (1)   reserved (2)   parameters (4)   sequence (4)   value
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "ah", summary = "IP authentication header")
public final class AuthenticationHeader implements HeaderDecoder {
  @Override
  public int[] accepts() {
    return new int[] {Layer.ip(ExtensionHeaders.AUTHENTICATION)};
  }

  @Override
  public int decode(Packet packet) {
    int at = packet.position();
    int length = ExtensionHeaders.length(packet, at, ExtensionHeaders.AUTHENTICATION);
    if (length < 0) return broken(packet, "ah.header_cut");
    return IpPayload.at(packet, at + length, packet.u8(at));
  }
}
