package io.wirestash.output.jsonfile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Makes one gzip member of each block. Format: RFC 1952 2.3. */
final class GzipCompressor implements BlockCompressor {
  /** Magic, method deflate, no flags, no time, no extra flags, system unknown. */
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255};

  /** CRC-32 and length of what was compressed. */
  private static final int TRAILER = 8;

  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final CRC32 crc = new CRC32();
  private byte[] block = Arrays.copyOf(HEADER, BLOCK);

  @Override
  public int compress(byte[] bytes, int from, int length) {
    crc.reset();
    crc.update(bytes, from, length);
    deflater.reset();
    deflater.setInput(bytes, from, length);
    deflater.finish();
    int at = HEADER.length;
    while (!deflater.finished()) {
      at += deflater.deflate(block, at, block.length - TRAILER - at);
      if (!deflater.finished()) block = Arrays.copyOf(block, block.length * 2);
    }
    ByteBuffer.wrap(block, at, TRAILER).order(ByteOrder.LITTLE_ENDIAN).putInt((int) crc.getValue()).putInt(length);
    return at + TRAILER;
  }

  @Override
  public byte[] block() {
    return block;
  }
}
