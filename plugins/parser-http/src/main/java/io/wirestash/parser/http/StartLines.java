package io.wirestash.parser.http;

/** Tells start lines from other bytes: to detect HTTP, and to find the next message after lost or foreign bytes. */
final class StartLines {
  enum Verdict {
    YES,
    /** A request without a version, as in HTTP/0.9. */
    OLD,
    NO,
    /** More bytes are needed to tell. */
    MORE
  }

  private static final String RESPONSE = "HTTP/1.";

  private StartLines() {}

  /** Whether a request line begins here: a method, a target, and a version 0 or 1. */
  static Verdict request(byte[] bytes, int from, int limit) {
    int space = from;
    while (space < limit && HeadReader.token(bytes[space])) space++;
    if (space - from > Methods.MAX_LENGTH) return Verdict.NO;
    if (space == limit) return Verdict.MORE;
    if (space == from || bytes[space] != ' ') return Verdict.NO;
    int end = lineEnd(bytes, space, limit);
    if (end < 0) return limit - from < HeadReader.MAX_BYTES ? Verdict.MORE : Verdict.NO;
    WireText rest = new WireText(bytes, space, end - space).trimmed();
    int version = Versions.last(rest);
    if (version >= 0) return oneOrZero(rest, version + Versions.PREFIX.length());
    boolean old = Methods.known(bytes, from, space) != null && (rest.startsWith("/") || rest.startsWith("http:"));
    return old ? Verdict.OLD : Verdict.NO;
  }

  private static Verdict oneOrZero(WireText text, int at) {
    if (at == text.length()) return Verdict.NO;
    return text.at(at) == '0' || text.at(at) == '1' ? Verdict.YES : Verdict.NO;
  }

  /** Index of the end of a line, without CR; or -1. */
  private static int lineEnd(byte[] bytes, int from, int limit) {
    for (int i = from; i < limit; i++) {
      if (bytes[i] == '\n') return bytes[i - 1] == '\r' ? i - 1 : i;
    }
    return -1;
  }

  /** Whether a status line begins here. Letters may have any case: some software accepts that. */
  static Verdict response(byte[] bytes, int from, int limit) {
    for (int i = 0; i < RESPONSE.length(); i++) {
      if (from + i == limit) return Verdict.MORE;
      int wanted = WireText.lower(RESPONSE.charAt(i));
      boolean version = i == RESPONSE.length() - 2;
      int b = bytes[from + i];
      if (version ? b < '0' || b > '9' : WireText.lower(b) != wanted) return Verdict.NO;
    }
    return Verdict.YES;
  }

  /** Index of the next place where a request line with a known method, or a status line, may begin; or the limit. */
  static int next(boolean requests, byte[] bytes, int from, int limit) {
    for (int i = from; i < limit; i++) {
      if (bytes[i] < 'A' || bytes[i] > 'z') continue;
      if (requests ? !Methods.mayBeginAt(bytes, i, limit) : bytes[i] != 'H' && bytes[i] != 'h') continue;
      Verdict verdict = requests ? request(bytes, i, limit) : response(bytes, i, limit);
      if (verdict == Verdict.YES || verdict == Verdict.MORE) return i;
    }
    return limit;
  }
}
