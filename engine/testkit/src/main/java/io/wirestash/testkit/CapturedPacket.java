package io.wirestash.testkit;

/**
 * One packet of a capture.
 *
 * @param nanos time of capture, nanoseconds since 1970
 * @param original bytes on the wire; at least those captured
 * @param linkType number of the LINKTYPE_ registry
 */
public record CapturedPacket(long nanos, byte[] bytes, int original, int linkType) {
  /** Other bytes, captured whole, at the same time. */
  public CapturedPacket with(byte[] other) {
    return new CapturedPacket(nanos, other, other.length, linkType);
  }

  /** The same bytes at another time. */
  public CapturedPacket at(long otherNanos) {
    return new CapturedPacket(otherNanos, bytes, original, linkType);
  }
}
