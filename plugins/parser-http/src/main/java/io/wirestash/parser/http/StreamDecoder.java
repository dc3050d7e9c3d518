package io.wirestash.parser.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Undoes a coding whose library wants to pull its input (brotli, zstd): what came is kept, at most as much as may come
 * out, and read at the end.
 */
final class StreamDecoder implements ByteSink {
  /** Opens a library's stream. */
  @FunctionalInterface
  interface Opener {
    InputStream open(InputStream in) throws IOException;
  }

  private static final int BUFFER = 8 << 10;

  private final Opener opener;
  private final int max;
  private final ByteSink out;
  private byte[] kept = new byte[1 << 10];
  private int length;
  private boolean cut;

  StreamDecoder(Opener opener, int max, ByteSink out) {
    this.opener = opener;
    this.max = max;
    this.out = out;
  }

  @Override
  public boolean write(byte[] bytes, int from, int count) {
    int taken = Math.min(count, max - length);
    if (length + taken > kept.length) {
      kept = Arrays.copyOf(kept, Math.min(max, Math.max(length + taken, 2 * kept.length)));
    }
    System.arraycopy(bytes, from, kept, length, taken);
    length += taken;
    cut |= taken < count;
    return !cut;
  }

  @Override
  public boolean end() throws CodingException {
    boolean whole = length > 0 && decode();
    kept = null;
    return out.end() && whole && !cut;
  }

  private boolean decode() throws CodingException {
    byte[] buffer = new byte[BUFFER];
    boolean any = false;
    try (InputStream in = opener.open(new ByteArrayInputStream(kept, 0, length))) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        any |= n > 0;
        if (!out.write(buffer, 0, n)) return false;
      }
      return true;
    } catch (IOException | RuntimeException e) { // the libraries throw both at damaged data
      if (any) return false;
      throw new CodingException();
    }
  }
}
