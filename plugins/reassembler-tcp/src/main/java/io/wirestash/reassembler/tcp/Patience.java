package io.wirestash.reassembler.tcp;

import static io.wirestash.api.stream.Connection.NEVER;

import io.wirestash.api.stream.GapCause;

/**
 * How long missing bytes are waited for: until time or packets have passed since what follows them came, provided that
 * the receiver has acknowledged them, or that its acknowledgements cannot be seen. A receiver that still asks for them
 * will get them.
 */
final class Patience {
  private Patience() {}

  /** Gives up bytes that were waited for long enough. */
  static void giveUpOld(Side side, long nanos) {
    GapCause cause = reason(side);
    while (cause != null && overdue(side, nanos)) {
      side.giveUp(cause);
      cause = reason(side);
    }
  }

  /** Packet time from which bytes may be given up, if nothing else happens. */
  static long deadline(Side side) {
    return reason(side) == null ? NEVER : since(side) + side.connection.worker.gapNanos;
  }

  /** Why bytes before those held, or before the FIN, may be given up in time; null if they may not. */
  private static GapCause reason(Side side) {
    if (side.has(Side.HOLD | Side.ENDED) || !side.pending()) return null;
    int behind = side.waiting() ? side.held.head() : side.end;
    if (side.has(Side.ACKED) && side.acked - behind >= 0) return GapCause.ACKED;
    return side.connection.oneSided(side) ? GapCause.AGE : null;
  }

  private static boolean overdue(Side side, long nanos) {
    TcpConnections worker = side.connection.worker;
    int since = side.waiting() ? side.held.firstPage().sincePacket : side.mishaps().finPacket;
    return side.connection.packets - since >= worker.gapPackets || nanos - since(side) >= worker.gapNanos;
  }

  private static long since(Side side) {
    return side.waiting() ? side.held.firstPage().sinceNanos : side.mishaps().finNanos;
  }
}
