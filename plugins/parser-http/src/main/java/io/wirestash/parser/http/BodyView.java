package io.wirestash.parser.http;

import io.wirestash.api.event.EventType;
import java.util.Arrays;
import java.util.Base64;

/**
 * What an event says about a body.
 *
 * @param text the content, or its beginning, if it is text that is to be shown
 * @param base64 the same of other content
 * @param size bytes that were sent and seen
 * @param unpackedSize bytes after unpacking, if it was compressed and unpacked to its end
 * @param truncated true if more content is there than is shown
 * @param sha256 of the content, if all of it was seen
 * @param type what the content looks like, as a media type
 */
record BodyView(
    BodyText text, String base64, long size, long unpackedSize, Boolean truncated, String sha256, String type) {

  static final BodyView NONE =
      new BodyView(null, null, EventType.ABSENT, EventType.ABSENT, null, null, null);

  static BodyView of(
      Content content, long size, long unpackedSize, boolean whole, BodySettings settings, WireText contentType) {
    if (size == 0) return NONE;
    byte[] kept = content.kept();
    int length = Math.min(content.keptLength(), settings.shown());
    boolean more = content.size() > length || !whole;
    String hash = whole ? content.hash() : null; // of what was sent, before secrets are hidden in it
    String type = MediaTypes.sniff(kept, content.keptLength());
    if (!settings.secrets() && MediaTypes.isData(type)) HiddenSecrets.in(kept, 0, length);
    BodyText text = BodyText.of(kept, length, content.size() > length, type, contentType);
    boolean binary = text == null && settings.binary() && length > 0;
    String base64 = binary ? Base64.getEncoder().encodeToString(Arrays.copyOf(kept, length)) : null;
    return new BodyView(
        text,
        base64,
        size,
        unpackedSize < 0 ? EventType.ABSENT : unpackedSize,
        more && (text != null || binary) ? true : null,
        hash,
        type);
  }
}
