package io.wirestash.reassembler.tcp;

/** What a side of a connection needs only when not all went as it should; few have one. */
final class Mishaps {
  private static final int MAX_PROPOSALS = 8;

  long missing;
  int retransmits;
  int outOfOrder;

  /** Place of the urgent byte, while it is to come. */
  int urgentAt;

  /** When a FIN came before all bytes in front of it. */
  long finNanos;
  int finPacket;

  /** The last bytes found missing while nobody reads: they may still come. */
  int holeFrom;
  int holeEnd;

  private int[] proposals;
  private int proposed;

  /** Remembers the sequence number of one of several SYNs; those beyond the limit are forgotten. */
  void propose(int sequence) {
    if (proposals == null) proposals = new int[MAX_PROPOSALS];
    if (proposed < MAX_PROPOSALS && !proposes(sequence)) proposals[proposed++] = sequence;
  }

  boolean proposes(int sequence) {
    for (int i = 0; i < proposed; i++) if (proposals[i] == sequence) return true;
    return false;
  }
}
