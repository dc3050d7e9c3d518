package io.wirestash.api.packet;

import java.util.Arrays;

/**
 * Packets that cross threads together: one block of bytes and parallel arrays that say where each packet lies in it. All
 * packets of a batch come from one capture. An input fills a batch by reading straight into {@link #block} and calling
 * {@link #add} for each packet; nothing is copied.
 *
 * <p>The engine owns and recycles batches. Not thread-safe: handed from thread to thread.
 */
public final class PacketBatch {
  /** Bytes of a block. Larger than {@link #MAX_PACKET}, so that every packet fits an empty block. */
  public static final int BLOCK_SIZE = 512 << 10;

  /** Longest packet that can be captured: the snap length limit of libpcap, 256 KiB. */
  public static final int MAX_PACKET = 256 << 10;

  /** Most packets of a batch. */
  public static final int MAX_PACKETS = 4096;

  /** What {@link #clock} says if nothing was set. */
  public static final long NO_CLOCK = Long.MIN_VALUE;

  private final byte[] block = new byte[BLOCK_SIZE];
  private int count;
  private int[] offset = new int[256];
  private int[] captured = new int[256];
  private int[] original = new int[256];
  private long[] nanos = new long[256];
  private CaptureInterface[] origin = new CaptureInterface[256];
  private String capture;
  private long firstNumber;
  private long skipped;
  private long[] skippedBefore; // made when the first packet is skipped
  private long clock = NO_CLOCK;

  /** The bytes that {@link #add} refers to. */
  public byte[] block() {
    return block;
  }

  /**
   * Begins the batch.
   *
   * @param capture name of the capture (a path), or null
   * @param firstNumber number of the first packet in its capture, from 1
   */
  public void begin(String capture, long firstNumber) {
    this.capture = capture;
    this.firstNumber = firstNumber;
    count = 0;
    skipped = 0;
    clock = NO_CLOCK;
  }

  /**
   * Says in an empty batch what time it is, so that time-outs go on while no packets come. Only live inputs do so.
   *
   * @param nanos nanoseconds since 1970; packets captured before that have been handed over
   */
  public void clock(long nanos) {
    clock = nanos;
  }

  /** The time that an idle live input tells, or {@link #NO_CLOCK}. */
  public long clock() {
    return clock;
  }

  /** True if no further packet may be added. */
  public boolean full() {
    return count == MAX_PACKETS;
  }

  /**
   * Adds a packet whose bytes lie in {@link #block}.
   *
   * @param offset first byte in the block
   * @param captured bytes in the block
   * @param original bytes on the wire
   * @param nanos time of capture, nanoseconds since 1970
   */
  public void add(int offset, int captured, int original, long nanos, CaptureInterface origin) {
    int i = count;
    if (i == this.offset.length) grow();
    this.offset[i] = offset;
    this.captured[i] = captured;
    this.original[i] = original;
    this.nanos[i] = nanos;
    this.origin[i] = origin;
    if (skipped != 0) skippedBefore[i] = skipped;
    count = i + 1;
  }

  /** Leaves out a packet of the capture, so that those added after it keep their numbers. */
  public void skip() {
    if (skipped == 0) {
      if (skippedBefore == null) skippedBefore = new long[MAX_PACKETS];
      Arrays.fill(skippedBefore, 0, count, 0);
    }
    skipped++;
  }

  /** Packets left out since {@link #begin}. */
  public long skipped() {
    return skipped;
  }

  private void grow() {
    int size = Math.min(MAX_PACKETS, count * 2);
    offset = Arrays.copyOf(offset, size);
    captured = Arrays.copyOf(captured, size);
    original = Arrays.copyOf(original, size);
    nanos = Arrays.copyOf(nanos, size);
    origin = Arrays.copyOf(origin, size);
  }

  public int count() {
    return count;
  }

  /** Drops all packets from the given one on. */
  public void truncate(int count) {
    this.count = Math.min(this.count, count);
  }

  public int offset(int i) {
    return offset[i];
  }

  public int captured(int i) {
    return captured[i];
  }

  public int original(int i) {
    return original[i];
  }

  public long nanos(int i) {
    return nanos[i];
  }

  public CaptureInterface origin(int i) {
    return origin[i];
  }

  public String capture() {
    return capture;
  }

  /** Number in its capture of the i-th packet, from 1: what other tools call the frame number. */
  public long number(int i) {
    return firstNumber + i + (skipped == 0 ? 0 : skippedBefore[i]);
  }
}
