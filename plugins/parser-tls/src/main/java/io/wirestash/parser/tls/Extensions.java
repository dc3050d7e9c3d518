package io.wirestash.parser.tls;

import io.wirestash.api.parser.Cursor;
import java.util.Arrays;

/** The extensions at the end of a hello: RFC 8446 section 4.2. */
final class Extensions {
  /** There are some sixty, and each may come once. */
  private static final int MOST = 256;

  private Extensions() {}

  /** Told of each extension, with its data and nothing else. */
  interface Reader {
    void extension(int type, Cursor data);
  }

  /** Reads them, if there are any; returns their numbers in order. */
  static int[] read(Cursor in, Reader reader) {
    if (in.remaining() == 0) return new int[0]; // before TLS 1.2 they could be missing altogether
    Cursor all = in.sub(in.u16());
    int[] types = new int[8];
    int count = 0;
    while (all.remaining() > 0) {
      if (count == MOST) throw all.malformed("too_many_elements");
      if (count == types.length) types = Arrays.copyOf(types, 2 * count);
      int type = all.u16();
      types[count++] = type;
      reader.extension(type, all.sub(all.u16()));
    }
    return Arrays.copyOf(types, count);
  }
}
