package io.wirestash.reassembler.tcp;

import io.wirestash.api.packet.Packet;

/**
 * The options of a TCP header: maximum segment size (RFC 9293 3.2), window scale and time stamps (RFC 7323), selective
 * acknowledgements permitted (RFC 2018), MD5 signature (RFC 2385), authentication (RFC 5925).
 */
final class HeaderOptions {
  private static final int MAX_SHIFT = 14; // RFC 7323 2.3
  private static final int ALIGNED_TIMESTAMP = 0x0101080a; // two no-operations, kind 8, length 10

  /** A length that does not fit. */
  boolean bad;
  boolean hasTimestamp;
  int timestamp;
  boolean signed;
  boolean sackPermitted;
  /** -1 if absent. */
  int segmentSize;
  /** -1 if absent. */
  int windowScale;

  void read(Packet packet, int at, int end) {
    bad = false;
    hasTimestamp = false;
    signed = false;
    sackPermitted = false;
    segmentSize = -1;
    windowScale = -1;
    if (at == end) return;
    if (end - at == 12 && packet.i32(at) == ALIGNED_TIMESTAMP) {
      hasTimestamp = true;
      timestamp = packet.i32(at + 4);
      return;
    }
    readAll(packet, at, end);
  }

  private void readAll(Packet packet, int from, int end) {
    int at = from;
    while (at < end) {
      int kind = packet.u8(at);
      if (kind == 0) return;
      if (kind == 1) {
        at++;
        continue;
      }
      int length = at + 1 < end ? packet.u8(at + 1) : 0;
      if (length < 2 || length > end - at || !read(packet, kind, at, length)) {
        bad = true;
        return;
      }
      at += length;
    }
  }

  /** False if the length is not that of the option. */
  private boolean read(Packet packet, int kind, int at, int length) {
    switch (kind) {
      case 2 -> {
        if (length != 4) return false;
        segmentSize = packet.u16(at + 2);
      }
      case 3 -> {
        if (length != 3) return false;
        windowScale = Math.min(MAX_SHIFT, packet.u8(at + 2));
      }
      case 4 -> sackPermitted = true;
      case 8 -> {
        if (length != 10) return false;
        hasTimestamp = true;
        timestamp = packet.i32(at + 2);
      }
      case 19, 29 -> signed = true;
      default -> {}
    }
    return true;
  }
}
