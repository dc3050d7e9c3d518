package io.wirestash.output.jsonfile;

import io.airlift.compress.zstd.ZstdCompressor;

/** Makes one Zstandard frame of each block. Format: RFC 8878 3.1. */
final class ZstdBlocks implements BlockCompressor {
  private final ZstdCompressor compressor = new ZstdCompressor();
  private byte[] block = new byte[compressor.maxCompressedLength(BLOCK)];

  @Override
  public int compress(byte[] bytes, int from, int length) {
    int longest = compressor.maxCompressedLength(length);
    if (longest > block.length) block = new byte[longest];
    return compressor.compress(bytes, from, length, block, 0, block.length);
  }

  @Override
  public byte[] block() {
    return block;
  }
}
