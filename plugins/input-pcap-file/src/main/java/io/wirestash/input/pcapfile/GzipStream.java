package io.wirestash.input.pcapfile;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952): any number of members, zeros behind the last. The JDK's own stream takes a pipe that pauses
 * between two members for its end, and loses what it unpacked before damage.
 */
final class GzipStream extends InputStream {
  static final int MAGIC = 0x8b1f;

  private static final int BUFFER = 32 << 10;
  private static final int DEFLATE = 8;
  private static final int HEADER_CRC = 1 << 1;
  private static final int EXTRA = 1 << 2;
  private static final int NAME = 1 << 3;
  private static final int COMMENT = 1 << 4;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private int position;
  private int end;
  private boolean inMember;
  private boolean first = true;
  private IOException failure;

  GzipStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) return 0;
    if (failure != null) throw failure;
    try {
      while (inMember || beginMember()) {
        int n = inflate(bytes, offset, length);
        if (n > 0) return n;
        if (inflater.finished()) endMember();
        else if (inflater.needsInput()) feed();
        else throw new IOException("damaged gzip data: a dictionary is asked for");
      }
      return -1;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  private int inflate(byte[] bytes, int offset, int length) throws IOException {
    long before = inflater.getBytesWritten();
    int n;
    try {
      n = inflater.inflate(bytes, offset, length);
    } catch (DataFormatException e) {
      failure = new IOException("damaged gzip data");
      n = (int) (inflater.getBytesWritten() - before);
      if (n == 0) throw failure;
    }
    checksum.update(bytes, offset, n);
    return n;
  }

  private void feed() throws IOException {
    if (position == end && !refill()) throw cut();
    inflater.setInput(buffer, position, end - position);
    position = end;
  }

  private boolean beginMember() throws IOException {
    int magic = nextByte();
    while (!first && magic == 0) magic = nextByte();
    if (magic < 0) return false;
    if (magic != (MAGIC & 0xff) || u8() != MAGIC >> 8) throw new IOException("other bytes follow the gzip data");
    if (u8() != DEFLATE) throw new IOException("unknown gzip method");
    int flags = u8();
    skip(6); // time, extra flags, operating system
    if ((flags & EXTRA) != 0) skip(u8() | u8() << 8);
    if ((flags & NAME) != 0) skipText();
    if ((flags & COMMENT) != 0) skipText();
    if ((flags & HEADER_CRC) != 0) skip(2);
    first = false;
    inMember = true;
    return true;
  }

  private void endMember() throws IOException {
    position = end - inflater.getRemaining();
    if (u32() != checksum.getValue()) throw new IOException("gzip checksum is wrong: bytes before are damaged");
    if (u32() != (inflater.getBytesWritten() & 0xffffffffL)) throw new IOException("gzip length is wrong");
    inflater.reset();
    checksum.reset();
    inMember = false;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) u8();
  }

  private void skipText() throws IOException {
    while (u8() != 0) {}
  }

  private long u32() throws IOException {
    return u8() | u8() << 8 | u8() << 16 | (long) u8() << 24;
  }

  private int u8() throws IOException {
    int value = nextByte();
    if (value < 0) throw cut();
    return value;
  }

  private static EOFException cut() {
    return new EOFException("the gzip data is cut short");
  }

  private int nextByte() throws IOException {
    return position < end || refill() ? buffer[position++] & 0xff : -1;
  }

  private boolean refill() throws IOException {
    position = 0;
    end = Math.max(0, in.read(buffer, 0, BUFFER));
    return end > 0;
  }

  @Override
  public int available() throws IOException {
    return inMember && !inflater.needsInput() ? 1 : end - position + in.available();
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
