package io.wirestash.parser.packet;

import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import io.wirestash.api.packet.Packet;
import java.util.ArrayList;
import java.util.List;

/** The options of a TCP header (RFC 9293 3.1, RFC 7323, RFC 2018). Of several of a kind the last counts. */
record TcpOptions(
    @Help("Maximum segment size, bytes.") int mss,
    @Help("Window scale: a power of two.") int windowScale,
    @Help("Selective acknowledgements are permitted.") Boolean sackPermitted,
    @Help("Blocks that arrived, each from its first sequence number to the one after its last.") List<Block> sack,
    @Help("The sender's time stamp.") long tsVal,
    @Help("The time stamp that is echoed.") long tsEcr,
    @Help("Numbers of all other options.") List<Integer> others) {

  /** A run of bytes that arrived. */
  record Block(long left, long right) {}

  /** Null if the header has none but padding. */
  static TcpOptions of(Packet packet) {
    int from = packet.transportOffset() + 20;
    int end = packet.payloadOffset();
    return from >= end ? null : new Reading(packet, from, end).options();
  }

  /** The options on the way to becoming a record. */
  private static final class Reading {
    private static final int END = 0;
    private static final int PADDING = 1;

    private final Packet packet;
    private int mss = EventType.ABSENT;
    private int windowScale = EventType.ABSENT;
    private Boolean sackPermitted;
    private List<Block> sack;
    private long tsVal = EventType.ABSENT;
    private long tsEcr = EventType.ABSENT;
    private List<Integer> others;
    private boolean any;

    Reading(Packet packet, int from, int end) {
      this.packet = packet;
      for (int at = from; at < end && packet.u8(at) != END; ) {
        if (packet.u8(at) == PADDING) {
          at++;
          continue;
        }
        int length = at + 1 < end ? packet.u8(at + 1) : 0;
        if (length < 2 || at + length > end) return; // damaged: what follows cannot be told apart
        read(packet.u8(at), at, length);
        at += length;
      }
    }

    private void read(int kind, int at, int length) {
      any = true;
      if (kind == 2 && length == 4) mss = packet.u16(at + 2);
      else if (kind == 3 && length == 3) windowScale = packet.u8(at + 2);
      else if (kind == 4 && length == 2) sackPermitted = true;
      else if (kind == 5) blocks(at + 2, at + length);
      else if (kind == 8 && length == 10) timeStamps(at);
      else other(kind);
    }

    private void timeStamps(int at) {
      tsVal = packet.u32(at + 2);
      tsEcr = packet.u32(at + 6);
    }

    private void blocks(int from, int end) {
      sack = new ArrayList<>(4);
      for (int at = from; at + 8 <= end; at += 8) sack.add(new Block(packet.u32(at), packet.u32(at + 4)));
    }

    private void other(int kind) {
      if (others == null) others = new ArrayList<>(4);
      others.add(kind);
    }

    TcpOptions options() {
      return any ? new TcpOptions(mss, windowScale, sackPermitted, sack, tsVal, tsEcr, others) : null;
    }
  }
}
