package io.wirestash.parser.smtp;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;

/** One part of a message that has no parts of its own: decodes, counts and, if it is an attachment, hashes its content. */
final class PartReader {
  private static final int LONGEST_NAME = 1024;
  private static final byte[] LINE_END = {'\r', '\n'};

  private final String mediaType;
  private final String disposition;
  private final String name;
  private final boolean attached;
  private final MessageDigest digest;
  private final TransferDecoder decoder;
  private int lineEnd; // not yet given to the decoder: before a delimiter it is part of that
  private long size;
  private boolean damaged;

  PartReader(ContentType type, HeaderReader header, boolean hashed) {
    String field = header.first("content-disposition");
    Parameters parameters = field == null ? null : Parameters.of(field);
    mediaType = type.mediaType();
    disposition = parameters == null ? null : parameters.value().toLowerCase(Locale.ROOT);
    String given = parameters == null ? null : parameters.get("filename");
    name = cut(given == null ? type.name() : given);
    attached = name != null || "attachment".equals(disposition);
    digest = hashed && attached ? Digests.sha256() : null;
    decoder = TransferDecoder.of(header.first("content-transfer-encoding"), this::decoded);
  }

  private static String cut(String name) {
    return name == null || name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }

  private void decoded(byte[] bytes, int from, int to) {
    size += to - from;
    if (digest != null) digest.update(bytes, from, to - from);
  }

  /** Content without its line's end. */
  void content(byte[] bytes, int from, int to) {
    flushLineEnd();
    if (from < to) decoder.content(bytes, from, to);
  }

  /** @param length 0 if the line goes on, 1 for LF, 2 for CR LF */
  void lineEnd(int length) {
    lineEnd = length;
  }

  private void flushLineEnd() {
    if (lineEnd > 0) decoder.lineEnd(LINE_END, LINE_END.length - lineEnd, LINE_END.length);
    lineEnd = 0;
  }

  void gap() {
    damaged = true;
  }

  /** No delimiter ends this part. */
  void endsMessage() {
    flushLineEnd();
  }

  /** What the part was, or null if it was no attachment. */
  Attachment end() {
    decoder.end();
    if (!attached) return null;
    String hash = digest == null || damaged ? null : HexFormat.of().formatHex(digest.digest());
    return new Attachment(name, mediaType, disposition, size, hash);
  }
}
