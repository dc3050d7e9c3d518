package io.wirestash.api.packet;

/**
 * Reads one header. One thread calls it; it keeps nothing between packets, except the component that accepts {@link
 * Layer#FRAGMENT}, which keeps fragments within its own limits.
 */
public interface Decoder {
  /** The layers this decoder reads, made with {@link Layer}'s methods. */
  int[] accepts();

  /**
   * Reads the header at {@link Packet#position}, notes what it found in the packet, moves the position past the header,
   * and lowers {@link Packet#limit} where the header gives a length.
   *
   * @return the layer that follows, {@link Layer#DONE}, {@link Layer#BROKEN}, {@link Layer#FRAGMENT} or {@link
   *     Layer#KEPT}
   */
  int decode(Packet packet);

  /** Forgets everything kept: the input has ended. */
  default void end() {}

  /** What this decoder counted, for the ledger: name and count in turn; empty if it keeps no state. */
  default java.util.Map<String, Long> counters() {
    return java.util.Map.of();
  }
}
