package io.wirestash.parser.mongodb;

import io.airlift.compress.zstd.ZstdInputStream;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Slice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.InflaterInputStream;

/** How an OP_COMPRESSED is packed, in the order of their numbers. */
enum Compressor {
  NOOP,
  SNAPPY,
  ZLIB,
  ZSTD;

  private static final Compressor[] ALL = values();

  /** The compressor with this number, or null. */
  static Compressor of(int number) {
    return number < ALL.length ? ALL[number] : null;
  }

  /** The name in options and events. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Unpacks the rest of a message, up to a limit. */
  byte[] unpack(Cursor in, int limit) {
    return switch (this) {
      case NOOP -> in.bytes(Math.min(limit, in.remaining())).copy();
      case SNAPPY -> Snappy.unpack(in, limit);
      case ZLIB, ZSTD -> stream(in, limit);
    };
  }

  private byte[] stream(Cursor in, int limit) {
    Slice packed = in.rest();
    InputStream bytes = new ByteArrayInputStream(packed.array(), packed.offset(), packed.length());
    try (InputStream stream = this == ZLIB ? new InflaterInputStream(bytes) : new ZstdInputStream(bytes)) {
      return stream.readNBytes(limit);
    } catch (IOException | RuntimeException e) { // the libraries throw both at damaged data
      throw in.malformed(text());
    }
  }
}
