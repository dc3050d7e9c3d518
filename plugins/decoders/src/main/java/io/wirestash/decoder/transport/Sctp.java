package io.wirestash.decoder.transport;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.HeaderDecoder;
import java.util.zip.CRC32C;
import org.pf4j.Extension;

/**
 * Stream Control Transmission Protocol (RFC 9260 3.1): the common header; chunks are the payload. Its checksum is a
 * CRC-32C over everything, stored in the byte order of the CRC, and zero where hardware is to fill it in.
 *
 * <pre>
 *   source port (2)   destination port (2)   verification tag (4)   checksum (4)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "sctp", summary = "Stream Control Transmission Protocol")
public final class Sctp implements HeaderDecoder {
  private static final int PROTOCOL = 132;
  private static final int LENGTH = 12;
  private static final int CHECKSUM = 8;
  private static final byte[] ZEROS = new byte[4];

  private final CRC32C crc = new CRC32C();

  @Override
  public int[] accepts() {
    return new int[] {Layer.ip(PROTOCOL)};
  }

  @Override
  public int decode(Packet packet) {
    int at = packet.position();
    int length = packet.remaining();
    if (!TransportHeader.note(packet, PROTOCOL, LENGTH)) return broken(packet, "sctp.header_cut");
    if (!packet.has(Packet.CUT)) packet.flag(verdict(packet, at, length));
    packet.advance(LENGTH);
    return Layer.DONE;
  }

  private int verdict(Packet packet, int at, int length) {
    int found = packet.i32(at + CHECKSUM);
    crc.reset();
    crc.update(packet.bytes(), at, CHECKSUM);
    crc.update(ZEROS, 0, ZEROS.length);
    crc.update(packet.bytes(), at + LENGTH, length - LENGTH);
    if (found == Integer.reverseBytes((int) crc.getValue())) return Packet.TRANSPORT_CHECKSUM_GOOD;
    return found == 0 ? Packet.TRANSPORT_CHECKSUM_PARTIAL : Packet.TRANSPORT_CHECKSUM_BAD;
  }
}
