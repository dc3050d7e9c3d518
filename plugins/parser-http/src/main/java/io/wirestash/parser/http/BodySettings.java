package io.wirestash.parser.http;

/**
 * What is done with bodies.
 *
 * @param shown most bytes of a body in its event
 * @param unpacked most bytes that a compressed body may unpack to
 * @param hashes whether bodies get a SHA-256
 * @param binary whether bodies that are not text are shown in base 64
 * @param secrets whether passwords in text are shown
 */
record BodySettings(int shown, int unpacked, boolean hashes, boolean binary, boolean secrets) {
  /** What is kept of a body at least, so that its type can be told. */
  private static final int SNIFFED = 512;

  static BodySettings of(HttpOptions options, boolean secrets) {
    int shown = (int) options.maxBody().bytes();
    int unpacked = (int) options.maxUnpacked().bytes();
    return new BodySettings(shown, unpacked, options.bodyHashes(), options.binaryBodies(), secrets);
  }

  /** How much of a body is kept until its event. */
  int kept() {
    return Math.max(shown, SNIFFED);
  }
}
