package io.wirestash.output.jsonfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Writes whole lines, or compressed blocks of whole lines, to the end of a file; a failure leaves no torn end behind. */
final class LineWriter implements AutoCloseable {
  /** Bytes for one system call: the JDK keeps a native copy as large as the largest. */
  private static final int CHUNK = 1 << 20;

  private final Path file;
  private final FileChannel channel;
  private final BlockCompressor compressor;
  private final FullDisk fullDisk;

  /** Why the last {@link #put} wrote less than it should have, or null. */
  private IOException failure;

  /** @param compressor null for plain lines */
  LineWriter(Path file, FileChannel channel, BlockCompressor compressor, FullDisk fullDisk) {
    this.file = file;
    this.channel = channel;
    this.compressor = compressor;
    this.fullDisk = fullDisk;
  }

  /** If the file ends within a line, as a crash may leave it, ends that line. */
  void endTornLine() throws IOException {
    long size = channel.size();
    ByteBuffer last = ByteBuffer.allocate(1);
    if (size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n') write(new byte[] {'\n'}, 0, 1);
  }

  /** Writes a range that ends with the end of a line. */
  void write(byte[] lines, int from, int to) throws IOException {
    if (compressor == null) {
      writePlain(lines, from, to);
      return;
    }
    for (int at = from; at < to; ) {
      int end = blockEnd(lines, at, to);
      writeBlock(lines, at, end);
      at = end;
    }
  }

  /** Completes a file without events: a compressed one needs a block to be valid. */
  void finish() throws IOException {
    if (compressor != null && channel.size() == 0) writeBlock(new byte[0], 0, 0);
  }

  private void writePlain(byte[] lines, int from, int to) throws IOException {
    int at = from;
    while (true) {
      int written = put(lines, at, to);
      if (failure == null) return;
      int whole = lastLineEnd(lines, at, at + written) - at;
      channel.truncate(channel.size() - (written - whole));
      at += whole;
      if (!retry(lines, at, to, to - at)) return;
    }
  }

  private void writeBlock(byte[] lines, int from, int to) throws IOException {
    int length = compressor.compress(lines, from, to - from);
    while (true) {
      int written = put(compressor.block(), 0, length);
      if (failure == null) return;
      channel.truncate(channel.size() - written);
      if (!retry(lines, from, to, length)) return;
    }
  }

  private boolean retry(byte[] lines, int from, int to, int wanted) throws IOException {
    boolean again = fullDisk.retry(file, failure, wanted);
    if (!again) fullDisk.drop(lineCount(lines, from, to));
    return again;
  }

  /** Appends as much as it can and returns how much that was. */
  private int put(byte[] bytes, int from, int to) throws IOException {
    long position = channel.size();
    int at = from;
    failure = null;
    try {
      while (at < to) {
        int written = channel.write(ByteBuffer.wrap(bytes, at, Math.min(CHUNK, to - at)), position);
        at += written;
        position += written;
      }
    } catch (IOException caught) {
      failure = caught;
    }
    return at - from;
  }

  private static int blockEnd(byte[] lines, int from, int to) {
    if (to - from <= BlockCompressor.BLOCK) return to;
    int end = lastLineEnd(lines, from, from + BlockCompressor.BLOCK);
    if (end > from) return end;
    int at = from;
    while (lines[at] != '\n') at++;
    return at + 1;
  }

  /** Just behind the last line end in the range, or the range's start if there is none. */
  private static int lastLineEnd(byte[] lines, int from, int to) {
    int at = to;
    while (at > from && lines[at - 1] != '\n') at--;
    return at;
  }

  private static int lineCount(byte[] lines, int from, int to) {
    int count = 0;
    for (int at = from; at < to; at++) {
      if (lines[at] == '\n') count++;
    }
    return count;
  }

  void force() throws IOException {
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
