package io.wirestash.parser.smtp;

import java.util.HexFormat;
import java.security.MessageDigest;

/** A message as it comes: counts and hashes it, and reads its MIME structure. Nothing of its content is kept. */
final class MessageReader {
  private static final byte[] CR = {'\r'};

  private final MessageDigest digest;
  private final MimeReader mime;
  private long size;
  private long missing;
  private boolean complete;
  private boolean ended;

  MessageReader(boolean hashed) {
    digest = hashed ? Digests.sha256() : null;
    mime = new MimeReader(hashed);
  }

  void bytes(byte[] bytes, int from, int to) {
    if (from == to || ended) return;
    size += to - from;
    if (digest != null) digest.update(bytes, from, to - from);
    mime.bytes(bytes, from, to);
  }

  /** A carriage return that was not known to be part of the message. */
  void cr() {
    bytes(CR, 0, 1);
  }

  void gap(long bytes) {
    missing += bytes;
    mime.gap();
  }

  /** Its last byte was read. */
  void end() {
    complete = missing == 0;
  }

  /** What was read of it; nothing is added afterwards. */
  MailMessage message() {
    if (!ended) mime.end();
    ended = true;
    String hash = complete && digest != null ? HexFormat.of().formatHex(digest.digest()) : null;
    return mime.message(size, hash, missing, complete);
  }
}
