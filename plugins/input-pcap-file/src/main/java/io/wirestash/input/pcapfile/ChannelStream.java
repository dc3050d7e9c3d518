package io.wirestash.input.pcapfile;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Reads a file or a pipe. Unlike a plain file stream it can be closed while another thread waits in it, which then gets
 * an exception, and it says how far it has read.
 */
final class ChannelStream extends InputStream {
  private static final int BUFFER = 64 << 10;

  private final FileInputStream file;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private volatile long position;

  ChannelStream(FileInputStream file) {
    this.file = file;
    this.channel = file.getChannel();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    buffer.clear().limit(Math.min(length, BUFFER));
    int n = channel.read(buffer);
    if (n <= 0) return n;
    buffer.flip().get(bytes, offset, n);
    position += n; // one thread reads; the others look
    return n;
  }

  /** Bytes that can be read without waiting; 0 at the end, too. */
  @Override
  public int available() throws IOException {
    return file.available();
  }

  /** Bytes read so far. */
  long position() {
    return position;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
