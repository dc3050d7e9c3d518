package io.wirestash.core.flow;

import io.wirestash.api.packet.Packet;
import io.wirestash.api.stream.Connection;

/**
 * Follows a TCP connection by its headers (RFC 9293): the state of each end and the history letters, which mean what
 * Zeek's mean: s SYN, h SYN+ACK, a pure ACK, d payload, f FIN, r RST, c bad checksum, t retransmitted payload, g a gap, w
 * closed window, i SYN+RST or FIN+RST, q other impossible flags, ^ roles turned round.
 */
final class TcpTracker {
  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int ACK = 16;

  // states of one end
  static final byte INACTIVE = 0;
  static final byte SYN_SENT = 1;
  static final byte SYN_ACK_SENT = 2;
  static final byte PARTIAL = 3;
  static final byte ESTABLISHED = 4;
  static final byte CLOSED = 5;
  static final byte RESET = 6;

  private TcpTracker() {}

  static int flags(Packet packet) {
    return packet.u8(packet.transportOffset() + 13);
  }

  /** True if this packet opens a new connection although a flow with its key exists. */
  static boolean reopens(TrackedFlow flow, Packet packet) {
    boolean syn = (flags(packet) & (SYN | ACK | RST | FIN)) == SYN;
    return syn && (closed(flow.tcpA) && closed(flow.tcpB) || flow.tcpA == RESET || flow.tcpB == RESET);
  }

  static boolean closed(byte state) {
    return state == CLOSED || state == RESET;
  }

  /**
   * Takes a packet into account.
   *
   * @param verdict of the reassembler, see {@link Connection}
   */
  static void track(TrackedFlow flow, Packet packet, boolean fromA, int payload, int verdict) {
    int flags = flags(packet);
    if (packet.has(Packet.TRANSPORT_CHECKSUM_BAD)) once(flow, fromA, 'c');
    if ((verdict & Connection.IGNORED) != 0) return;
    if (fromA) flow.flagsA |= (byte) flags;
    else flow.flagsB |= (byte) flags;
    letters(flow, packet, fromA, flags, payload, verdict);
    if ((flags & RST) != 0) set(flow, fromA, RESET);
    else if ((flags & SYN) != 0) synchronize(flow, fromA, (flags & ACK) != 0);
    else if (state(flow, fromA) == INACTIVE) set(flow, fromA, PARTIAL);
    else if (state(flow, fromA) == SYN_ACK_SENT && payload > 0) set(flow, fromA, ESTABLISHED);
    if ((flags & (FIN | RST)) == FIN && state(flow, fromA) != RESET) set(flow, fromA, CLOSED);
  }

  private static void synchronize(TrackedFlow flow, boolean fromA, boolean ack) {
    byte own = state(flow, fromA);
    if (own != INACTIVE && own != SYN_SENT && own != PARTIAL) return;
    if (!ack) {
      set(flow, fromA, SYN_SENT);
    } else if (state(flow, !fromA) == SYN_SENT) {
      set(flow, fromA, ESTABLISHED);
      set(flow, !fromA, ESTABLISHED);
    } else {
      set(flow, fromA, SYN_ACK_SENT);
    }
  }

  private static void letters(TrackedFlow flow, Packet packet, boolean fromA, int flags, int payload, int verdict) {
    if ((flags & SYN) != 0 && (flags & RST) != 0 || (flags & FIN) != 0 && (flags & RST) != 0) once(flow, fromA, 'i');
    else if ((flags & SYN) != 0 && (flags & FIN) != 0) once(flow, fromA, 'q');
    if ((flags & SYN) != 0) once(flow, fromA, (flags & ACK) != 0 ? 'h' : 's');
    boolean plain = (flags & (SYN | FIN | RST)) == 0;
    if (plain && (flags & ACK) != 0 && payload == 0) once(flow, fromA, 'a');
    if (payload > 0) once(flow, fromA, (verdict & Connection.RETRANSMITTED) != 0 ? 't' : 'd');
    if ((verdict & Connection.GAP) != 0) once(flow, fromA, 'g');
    if ((flags & FIN) != 0) once(flow, fromA, 'f');
    if ((flags & RST) != 0) once(flow, fromA, 'r');
    else if (plain && packet.u16(packet.transportOffset() + 14) == 0) once(flow, fromA, 'w');
  }

  private static void once(TrackedFlow flow, boolean fromA, char letter) {
    int bit = 1 << HistoryLetters.LETTERS.indexOf(letter) << (fromA ? 0 : 16);
    if ((flow.historySeen & bit) != 0) return;
    flow.historySeen |= bit;
    flow.history(letter, fromA);
  }

  private static byte state(TrackedFlow flow, boolean ofA) {
    return ofA ? flow.tcpA : flow.tcpB;
  }

  private static void set(TrackedFlow flow, boolean ofA, byte state) {
    if (ofA) flow.tcpA = state;
    else flow.tcpB = state;
  }
}
