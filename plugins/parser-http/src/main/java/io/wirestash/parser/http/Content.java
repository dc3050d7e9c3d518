package io.wirestash.parser.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A body's content: counted, hashed, its beginning kept. Bytes that are neither kept nor hashed are not touched. */
final class Content implements ByteSink {
  private static final byte[] NOTHING = {};

  private final int max;
  private byte[] kept = NOTHING;
  private int keptLength;
  private long size;
  private final MessageDigest digest;

  /** @param max most bytes to keep */
  Content(int max, boolean hashed) {
    this.max = max;
    this.digest = hashed ? sha256() : null;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  @Override
  public boolean write(byte[] bytes, int from, int length) {
    size += length;
    if (keptLength < max) keep(bytes, from, Math.min(length, max - keptLength));
    if (digest != null) digest.update(bytes, from, length);
    return true;
  }

  private void keep(byte[] bytes, int from, int length) {
    int need = keptLength + length;
    if (need > kept.length) kept = Arrays.copyOf(kept, Math.min(max, Math.max(need, 2 * kept.length)));
    System.arraycopy(bytes, from, kept, keptLength, length);
    keptLength = need;
  }

  @Override
  public boolean end() {
    return true;
  }

  /** Bytes that came, kept or not. */
  long size() {
    return size;
  }

  /** The beginning; valid up to {@link #keptLength}. */
  byte[] kept() {
    return kept;
  }

  int keptLength() {
    return keptLength;
  }

  /** The hash of all that came, or null; asked for once. */
  String hash() {
    return digest == null || size == 0 ? null : HexFormat.of().formatHex(digest.digest());
  }
}
