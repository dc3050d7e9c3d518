package io.wirestash.output.jsonfile;

import io.wirestash.output.jsonfile.JsonFileOptions.Compression;

/**
 * Compresses blocks of lines so that each can be unpacked by itself: a file of such blocks is valid after every block,
 * so it can be cut there when a write fails.
 */
interface BlockCompressor {
  /** Lines are gathered up to so many bytes: four times what either format looks back by default. */
  int BLOCK = 1 << 18;

  /** Compresses a range into {@link #block} and returns the length there. */
  int compress(byte[] bytes, int from, int length);

  /** What was compressed last. */
  byte[] block();

  /** Null for {@link Compression#NONE}. */
  static BlockCompressor of(Compression compression) {
    return switch (compression) {
      case NONE -> null;
      case GZIP -> new GzipCompressor();
      case ZSTD -> new ZstdBlocks();
    };
  }
}
