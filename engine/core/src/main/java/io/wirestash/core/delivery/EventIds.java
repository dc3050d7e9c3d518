package io.wirestash.core.delivery;

import io.wirestash.api.event.JsonSink;
import io.wirestash.core.packet.HostHash;
import java.nio.charset.StandardCharsets;

/**
 * Ids that repeat when the same capture is read again, so that indexing twice changes nothing. An event's id is 48 bits
 * of packet time in milliseconds and 80 bits of a hash of flow, type, packet and index: 22 characters that need no
 * escape in URLs and sort, byte by byte, by time.
 */
final class EventIds {
  private static final byte[] ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~".getBytes(StandardCharsets.US_ASCII);

  private final byte[] text = new byte[24];

  void writeEventId(Subject about, int typeHash, JsonSink out) {
    long flow = about.flow == null ? 0 : about.flow.identity();
    long a = HostHash.mix(flow + HostHash.mix(about.nanos ^ (long) typeHash << 32));
    long b = HostHash.mix(a ^ HostHash.mix(about.packet << 16 ^ about.index ^ 0x5bd1e995L));
    long time = about.nanos / 1_000_000;
    write(time << 16 | a & 0xffff, b, 22, out);
  }

  void writeFlowId(Subject about, JsonSink out) {
    long id = HostHash.mix(about.flow.identity() ^ HostHash.mix(about.flow.firstNanos() + about.flow.firstPacket()));
    write(id, 0, 11, out);
  }

  private void write(long high, long low, int characters, JsonSink out) {
    text[0] = '"';
    for (int i = 0; i < 10; i++) text[i + 1] = ALPHABET[(int) (high >>> 58 - 6 * i) & 63];
    text[11] = ALPHABET[(int) (high << 2 | low >>> 62) & 63];
    for (int i = 11; i < characters; i++) {
      int shift = 56 - 6 * (i - 11);
      text[i + 1] = ALPHABET[(int) (shift >= 0 ? low >>> shift : low << -shift) & 63];
    }
    text[characters + 1] = '"';
    out.raw(text, 0, characters + 2);
  }
}
