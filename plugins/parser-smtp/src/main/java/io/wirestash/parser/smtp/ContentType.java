package io.wirestash.parser.smtp;

import java.util.Locale;

/**
 * What a part is (RFC 2045 section 5).
 *
 * @param mediaType in lower case, such as {@code text/plain}
 * @param boundary of a multipart, else null
 * @param name a file name, or null
 */
record ContentType(String mediaType, String boundary, String name) {
  private static final ContentType PLAIN = new ContentType("text/plain", null, null); // RFC 2045 section 5.2

  /** @param field null if the part has none */
  static ContentType of(String field) {
    if (field == null) return PLAIN;
    Parameters parameters = Parameters.of(field);
    String type = parameters.value().toLowerCase(Locale.ROOT);
    String boundary = type.startsWith("multipart/") ? parameters.get("boundary") : null;
    return new ContentType(type.isEmpty() ? PLAIN.mediaType : type, boundary, parameters.get("name"));
  }
}
