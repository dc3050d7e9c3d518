package io.wirestash.parser.tls;

/** The extensions of hellos that are read, by their numbers in the IANA registry. */
final class ExtensionType {
  /** RFC 6066 section 3. */
  static final int SERVER_NAME = 0;

  /** RFC 8422 section 5.1, RFC 8446 section 4.2.7. */
  static final int SUPPORTED_GROUPS = 10;

  /** RFC 8422 section 5.1. */
  static final int POINT_FORMATS = 11;

  /** RFC 8446 section 4.2.3. */
  static final int SIGNATURE_ALGORITHMS = 13;

  /** Application-layer protocol negotiation, RFC 7301. */
  static final int ALPN = 16;

  /** RFC 8446 section 4.2.11. */
  static final int PRE_SHARED_KEY = 41;

  /** RFC 8446 section 4.2.10. */
  static final int EARLY_DATA = 42;

  /** RFC 8446 section 4.2.1. */
  static final int SUPPORTED_VERSIONS = 43;

  /** RFC 8446 section 4.2.8. */
  static final int KEY_SHARE = 51;

  private ExtensionType() {}
}
