package io.wirestash.parser.http;

import java.util.List;
import java.util.Set;

/** A body as its bytes come, without the framing of chunks. */
final class Body {
  private final BodySettings settings;
  private final Content content;
  private final Decoding decoding; // null if the content is sent as it is
  private long size;
  private long missing;
  private boolean whole;

  /** @param codings in the order in which they were applied */
  Body(BodySettings settings, List<Coding> codings, Set<HttpAnomaly> anomalies) {
    this.settings = settings;
    this.content = new Content(settings.kept(), settings.hashes());
    this.decoding = codings.isEmpty() ? null : new Decoding(content, codings, settings, anomalies);
  }

  void write(byte[] bytes, int from, int length) {
    size += length;
    if (decoding == null) content.write(bytes, from, length);
    else decoding.write(bytes, from, length);
  }

  /** Bytes of the body are missing here. */
  void missing(long length) {
    missing += length;
    if (decoding != null) decoding.stop();
  }

  /**
   * No byte follows.
   *
   * @param complete whether the body was seen to its end
   */
  void end(boolean complete) {
    whole = complete && missing == 0;
    if (decoding != null) whole &= decoding.end(whole);
  }

  /** Bytes that are known to have been sent, but were not seen. */
  long missing() {
    return missing;
  }

  /** What the event says, after the end. */
  BodyView view(WireText contentType) {
    Content shown = decoding == null ? content : decoding.result();
    long unpackedSize = shown == content && decoding != null && whole ? content.size() : -1;
    return BodyView.of(shown, size, unpackedSize, whole, settings, contentType);
  }
}
