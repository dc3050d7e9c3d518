package io.wirestash.input.pcapfile;

import io.wirestash.api.packet.PacketBatch;
import java.io.IOException;
import java.io.InputStream;

/**
 * The part of a capture's bytes that lies in a batch's block: {@code bytes[position]} to {@code bytes[end]} is read but
 * not yet indexed. Bytes before the position may belong to packets of the batch and stay where they are.
 *
 * <p>The formats run over the open fields for every packet.
 *
 * <p>A block belongs to a reader only while it fills it, so the unfinished tail is kept aside between two blocks.
 */
final class ByteWindow {
  /** Bytes that one read asks for: small, so that little is kept aside when a batch is full before its block. */
  private static final int CHUNK = 64 << 10;

  byte[] bytes;
  int position;
  int end;

  private final InputStream in;
  private byte[] kept = new byte[CHUNK];
  private int keptLength;
  private long base;
  private long skip;
  private boolean ended;
  private IOException failure;

  ByteWindow(InputStream in) {
    this.in = in;
  }

  /** Moves into a fresh block. */
  void begin(byte[] block) {
    bytes = block;
    System.arraycopy(kept, 0, block, 0, keptLength);
    position = 0;
    end = keptLength;
  }

  /** Leaves the block to its packets. */
  void keep() {
    keptLength = end - position;
    if (kept.length < keptLength) kept = new byte[PacketBatch.BLOCK_SIZE];
    System.arraycopy(bytes, position, kept, 0, keptLength);
    base += position;
    bytes = null;
  }

  /** Moves the unread bytes to the front of the block; only while no packet of the batch lies there. */
  void compact() {
    System.arraycopy(bytes, position, bytes, 0, end - position);
    base += position;
    end -= position;
    position = 0;
  }

  int available() {
    return end - position;
  }

  /** Offset of the position in the capture's (uncompressed) bytes. */
  long offset() {
    return base + position;
  }

  /** True if so many bytes from the position on fit into the block. */
  boolean fits(int length) {
    return bytes.length - position >= length;
  }

  boolean full() {
    return end == bytes.length;
  }

  /** True if nothing more comes: the capture has ended, or it cannot be read on. */
  boolean ended() {
    return ended;
  }

  /** Why the capture cannot be read on, or null. */
  IOException failure() {
    return failure;
  }

  /** True if bytes to {@link #skip} have not come yet. */
  boolean skipping() {
    return skip > 0;
  }

  /** Passes over bytes, whether they are here already or still to come. */
  void skip(long length) {
    int here = (int) Math.min(length, available());
    position += here;
    skip = length - here;
  }

  /** True if {@link #more} might wait. */
  boolean idle() {
    try {
      return !ended && in.available() == 0;
    } catch (IOException e) {
      return false; // the next read will say why
    }
  }

  /** Reads some bytes more into a block that is not {@link #full}; false if the capture has {@link #ended}. */
  boolean more() {
    if (ended) return false;
    try {
      int n = in.read(bytes, end, Math.min(CHUNK, bytes.length - end));
      ended = n < 0;
      if (n > 0) end += n;
    } catch (IOException e) {
      failure = e;
      ended = true;
    }
    if (skip > 0) skip(skip);
    return !ended;
  }
}
