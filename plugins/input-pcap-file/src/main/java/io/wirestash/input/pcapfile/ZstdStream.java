package io.wirestash.input.pcapfile;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacks zstd (RFC 8878): any number of frames, windows of at most 8 MiB. Whatever the library throws for damaged
 * data becomes an {@link IOException}. The library hands out bytes only when they leave its window, so data that is cut
 * short loses up to the window's size (at most 8 MiB, often 2) before the cut.
 */
final class ZstdStream extends InputStream {
  static final int MAGIC = 0xfd2fb528;

  /** What one call of the library unpacks: a call that fails does not say how much it did unpack. */
  private static final int STEP = 4 << 10;

  private final ZstdFrames in;
  private final ZstdInputStream unpacked;
  private IOException failure;

  ZstdStream(InputStream in) {
    this.in = new ZstdFrames(in);
    this.unpacked = new ZstdInputStream(this.in);
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
    int done = 0;
    try {
      int n = STEP;
      while (done < length && n == STEP) {
        n = unpacked.read(bytes, offset + done, Math.min(STEP, length - done));
        done += Math.max(n, 0);
      }
      if (n < 0) failure = in.failure();
    } catch (IOException e) {
      failure = in.failure() == null ? new IOException("the zstd data is cut short", e) : in.failure();
    } catch (RuntimeException e) { // the library's own exceptions have no common type
      failure = new IOException("damaged zstd data: " + e.getMessage(), e);
    }
    if (done > 0) return done;
    if (failure != null) throw failure;
    return -1;
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void close() throws IOException {
    unpacked.close();
  }
}
