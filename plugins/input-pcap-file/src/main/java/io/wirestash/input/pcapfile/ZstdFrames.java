package io.wirestash.input.pcapfile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Lets zstd data pass whose frames need a window of at most {@value #LARGEST_WINDOW} bytes. The library keeps as much
 * of a frame as its header asks for, and of a frame in a single segment all, which a few bytes can make gigabytes. The
 * library also loses what it read ahead of an exception, so to it every failure looks like the end: see {@link
 * #failure}.
 *
 * <p>It follows the frames by their headers (RFC 8878 section 3.1.1), without looking into blocks:
 *
 * <pre>
 * frame  magic 4, descriptor 1, window 0-1, dictionary 0-4, content size 0-8, blocks, checksum 0-4
 * block  last 1 bit, type 2 bits, size 21 bits, content
 * </pre>
 */
final class ZstdFrames extends FilterInputStream {
  static final int LARGEST_WINDOW = 8 << 20;

  private static final int MAGIC_LENGTH = 4;
  private static final int DESCRIPTOR_END = 5;
  private static final int BLOCK_HEADER = 3;
  private static final int REPEATED_BYTE = 1;
  private static final int LONGEST_HEADER = 18;

  private final byte[] head = new byte[LONGEST_HEADER];
  private int have;
  private int need = MAGIC_LENGTH;
  private boolean inBlocks;
  private boolean checksum;
  private long pass;
  private IOException failure;

  ZstdFrames(InputStream in) {
    super(in);
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    if (failure != null) return -1;
    int n;
    try {
      n = in.read(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      return -1;
    }
    for (int i = 0; i < n; ) {
      if (pass > 0) {
        int passed = (int) Math.min(pass, n - i);
        pass -= passed;
        i += passed;
        continue;
      }
      head[have++] = bytes[offset + i++];
      if (have == need) follow();
      if (failure != null) return i;
    }
    return n;
  }

  /** Why the data ended before its time, or null. */
  IOException failure() {
    return failure;
  }

  private void follow() {
    if (inBlocks) followBlock();
    else if (have == MAGIC_LENGTH && LittleEndian.i32(head, 0, false) == ZstdStream.MAGIC) need = DESCRIPTOR_END;
    else if (have == MAGIC_LENGTH) pass = Long.MAX_VALUE; // no frame: the library will say so
    else if (have == DESCRIPTOR_END) need = DESCRIPTOR_END + windowLength() + dictionaryLength() + contentSizeLength();
    else beginBlocks();
  }

  private boolean singleSegment() {
    return (head[4] >> 5 & 1) == 1;
  }

  private int windowLength() {
    return singleSegment() ? 0 : 1;
  }

  private int dictionaryLength() {
    int flag = head[4] & 3;
    return flag == 3 ? 4 : flag;
  }

  private int contentSizeLength() {
    int flag = head[4] >> 6 & 3;
    if (flag == 0) return singleSegment() ? 1 : 0;
    return 1 << flag;
  }

  private void beginBlocks() {
    long window = singleSegment() ? contentSize() : window(head[DESCRIPTOR_END] & 0xff);
    if (window < 0 || window > LARGEST_WINDOW) {
      failure = new IOException("the zstd data needs a window of more than 8 MiB (unpack it first: zstd -d --long=31)");
    }
    checksum = (head[4] >> 2 & 1) == 1;
    expectBlock();
  }

  private long contentSize() {
    int length = contentSizeLength();
    long size = 0;
    for (int i = 1; i <= length; i++) size = size << 8 | head[need - i] & 0xff;
    return length == 2 ? size + 256 : size;
  }

  private static long window(int descriptor) {
    long base = 1L << 10 + (descriptor >> 3);
    return base + base / 8 * (descriptor & 7);
  }

  private void expectBlock() {
    inBlocks = true;
    have = 0;
    need = BLOCK_HEADER;
  }

  private void followBlock() {
    int header = head[0] & 0xff | (head[1] & 0xff) << 8 | (head[2] & 0xff) << 16;
    pass = (header >> 1 & 3) == REPEATED_BYTE ? 1 : header >> 3;
    boolean last = (header & 1) == 1;
    expectBlock();
    if (!last) return;
    if (checksum) pass += 4;
    inBlocks = false;
    need = MAGIC_LENGTH;
  }
}
