package io.wirestash.parser.ssh;

import io.wirestash.api.parser.Slice;

/**
 * The line in which a side introduces itself: {@code SSH-2.0-OpenSSH_9.2p1 Debian-2}. Format: RFC 4253 section 4.2.
 *
 * @param text the line without its end
 * @param protocol the version of the protocol; 1.99 means 1 and 2
 * @param software its name, up to the first blank
 * @param comments what follows, or null
 */
record Banner(String text, String protocol, String software, String comments) {
  private static final String MARK = "SSH-";

  static boolean isIn(Slice line) {
    return line.length() > MARK.length()
        && line.at(0) == 'S' && line.at(1) == 'S' && line.at(2) == 'H' && line.at(3) == '-';
  }

  static Banner of(String line) {
    int dash = line.indexOf('-', MARK.length());
    if (dash < 0) return new Banner(line, line.substring(MARK.length()), null, null);
    String name = line.substring(dash + 1);
    int blank = name.indexOf(' ');
    return new Banner(line, line.substring(MARK.length(), dash), orNull(blank < 0 ? name : name.substring(0, blank)),
        blank < 0 ? null : orNull(name.substring(blank + 1)));
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** True if this side can speak SSH-1 only: RFC 4253 5.1 gives 1.99 to those who speak both. */
  boolean isVersion1() {
    return protocol.startsWith("1.") && !protocol.equals("1.99");
  }
}
