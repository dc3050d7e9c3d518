package io.wirestash.api.stream;

/** What the packets of a TCP connection tell beyond their bytes. Sides are those of {@link Connection}. */
public interface TcpFacts {
  /** Bytes that were sent but never seen. */
  long missingBytes(int side);

  /** Segments with payload that had been sent before. */
  long retransmits(int side);

  /** Segments that came before bytes that precede them. */
  long outOfOrder(int side);

  /** From the first SYN to the ACK of the handshake, else from the first data to its ACK; nanoseconds, or -1. */
  long rttNanos();

  /** The maximum segment size that a SYN announced, or -1. */
  int mss(int side);

  /** The window scale that a SYN announced, or -1. */
  int windowScale(int side);

  /** True if a SYN allowed selective acknowledgements. */
  boolean sack(int side);

  /** True if the connection's first SYN was seen. */
  boolean fromStart();
}
