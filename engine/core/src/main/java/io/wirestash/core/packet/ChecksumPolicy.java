package io.wirestash.core.packet;

import io.wirestash.api.packet.Packet;

/**
 * Decides whether a packet with a wrong checksum reaches the parsers. A host that has shown a valid checksum computes
 * them, so a wrong one is damage or a decoy, and its receiver would drop it too. A host that has shown none yet leaves
 * them to its network card, and the capture was taken before the card: its packets are good.
 *
 * <p>Remembers a bounded number of hosts ({@link HostSet}); a host that was forgotten counts as new.
 */
final class ChecksumPolicy {
  private final HostSet seenValid = new HostSet();
  private final ChecksumMode mode;
  private final long key;
  private long withheld;
  private long offloaded;

  ChecksumPolicy(ChecksumMode mode, long key) {
    this.mode = mode;
    this.key = key;
  }

  /** True if parsers must not see the packet's payload. */
  boolean withholds(Packet packet) {
    boolean good = packet.has(Packet.TRANSPORT_CHECKSUM_GOOD);
    boolean bad = packet.has(Packet.TRANSPORT_CHECKSUM_BAD | Packet.TRANSPORT_CHECKSUM_PARTIAL | Packet.IP_CHECKSUM_BAD);
    if (!good && !bad || mode == ChecksumMode.ACCEPT) return false;
    if (bad && mode == ChecksumMode.DROP) {
      withheld++;
      return true;
    }
    long host = HostHash.source(packet, packet.ipOffset(), key);
    if (!bad) {
      seenValid.add(host);
      return false;
    }
    if (packet.has(Packet.TRANSPORT_CHECKSUM_PARTIAL) || !seenValid.contains(host)) {
      offloaded++;
      return false;
    }
    withheld++;
    packet.anomaly("checksum.bad");
    return true;
  }

  long withheld() {
    return withheld;
  }

  long offloaded() {
    return offloaded;
  }
}
