package io.wirestash.parser.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A body's content: counted, hashed, its beginning kept. Bytes that are neither kept nor hashed are not touched; what is kept
 * whole is hashed at the end.
 */
final class Content implements ByteSink {
  private static final byte[] NOTHING = {};

  /** For contents that are kept whole: one after the other needs it, and for a moment only. */
  private static final ThreadLocal<MessageDigest> ONE_CALL = ThreadLocal.withInitial(Content::sha256);

  private final int max;
  private final boolean hashed;
  private byte[] kept = NOTHING;
  private int keptLength;
  private long size;
  private MessageDigest digest; // of content that is longer than what is kept

  /** @param max most bytes to keep */
  Content(int max, boolean hashed) {
    this.max = max;
    this.hashed = hashed;
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
    if (hashed && size > max) digest(bytes, from, length);
    if (keptLength < max) keep(bytes, from, Math.min(length, max - keptLength));
    return true;
  }

  private void digest(byte[] bytes, int from, int length) {
    if (digest == null) {
      digest = sha256();
      digest.update(kept, 0, keptLength);
    }
    digest.update(bytes, from, length);
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

  /** The beginning; valid up to {@link #keptLength}. To be changed only after the {@link #hash} was asked for. */
  byte[] kept() {
    return kept;
  }

  int keptLength() {
    return keptLength;
  }

  /** The hash of all that came, or null; asked for once. */
  String hash() {
    if (!hashed || size == 0) return null;
    return HexFormat.of().formatHex(digest == null ? hashOfKept() : digest.digest());
  }

  private byte[] hashOfKept() {
    MessageDigest sha256 = ONE_CALL.get();
    sha256.update(kept, 0, keptLength);
    return sha256.digest();
  }
}
