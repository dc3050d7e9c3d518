package io.wirestash.api.stream;

import io.wirestash.api.packet.Packet;
import io.wirestash.api.parser.EndCause;

/**
 * One TCP connection in a {@link Reassembler}. Its sides are numbered: 0 sent the first packet that was seen, 1 is the
 * other; which of them is the client is not its business. One thread.
 */
public interface Connection {
  // ---- the verdict on a segment, as bits

  /** The segment is not believed (sequence, flags, options, time stamp): it changes nothing. */
  int IGNORED = 1;

  /** All of its payload had been sent before. */
  int RETRANSMITTED = 1 << 1;

  /** Bytes before its payload are missing so far. */
  int OUT_OF_ORDER = 1 << 2;

  /** A new connection with the same addresses and ports begins here: the flow must end and another be opened. */
  int REOPENS = 1 << 3;

  /** A keep-alive or a probe of a closed window. */
  int PROBE = 1 << 4;

  /** A gap was given to the reader. */
  int GAP = 1 << 5;

  /** No deadline: see {@link #deadline}. */
  long NEVER = Long.MAX_VALUE;

  /**
   * Takes a segment: what is now in order goes to the {@link StreamReader} before this returns.
   *
   * @param packet decoded, with a complete TCP header and a checksum that is right or trusted
   * @param side who sent it: 0 or 1
   * @return the verdict; with {@link #REOPENS} nothing else was done
   */
  int segment(Packet packet, int side);

  /** Packet time from which {@link #timer} is wanted, nanoseconds since 1970, or {@link #NEVER}. */
  long deadline();

  /** Packet time has passed the deadline. */
  void timer(long nanos);

  /** Nobody reads this side any more: its bytes are counted only, and none are held. Also from within a call of the reader. */
  void ignore(int side);

  /**
   * Gives the reader all that is held, with its gaps, and ends the sides that have not ended. Its facts can be read until
   * another connection is opened.
   */
  void close(EndCause cause);

  /** What its packets have told so far; valid until the next call. */
  TcpFacts facts();
}
