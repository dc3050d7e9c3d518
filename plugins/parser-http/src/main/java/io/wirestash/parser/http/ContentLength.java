package io.wirestash.parser.http;

import java.util.Set;

/** The length that a head gives for its body (RFC 9110 section 8.6); lists and repetitions are judged, not refused. */
final class ContentLength {
  /** No body is longer: far more than anybody sends, and sums of it do not overflow. */
  private static final int MAX_DIGITS = 18;

  private ContentLength() {}

  /** The first length, or -1 if it is none. */
  static long of(Head head, Set<HttpAnomaly> anomalies) {
    long first = -1;
    int count = 0;
    for (int line = next(head, 0); line >= 0; line = next(head, line + 1)) {
      WireText rest = head.valueAt(line);
      while (rest != null) {
        int comma = rest.indexOf(',');
        WireText value = comma < 0 ? rest : rest.sub(0, comma);
        rest = comma < 0 ? null : rest.sub(comma + 1, rest.length());
        long length = number(value.trimmed());
        if (length < 0) anomalies.add(HttpAnomaly.BAD_LENGTH);
        if (count++ == 0) first = length;
        else anomalies.add(length == first ? HttpAnomaly.LENGTH_REPEATED : HttpAnomaly.LENGTHS_DIFFER);
      }
    }
    return first;
  }

  private static int next(Head head, int line) {
    return head.lineOf(KnownField.CONTENT_LENGTH, line);
  }

  private static long number(WireText digits) {
    long number = 0;
    int significant = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.at(i) - '0';
      if (digit < 0 || digit > 9) return -1;
      if (number > 0 || digit > 0) significant++;
      if (significant > MAX_DIGITS) return -1;
      number = number * 10 + digit;
    }
    return digits.isEmpty() ? -1 : number;
  }
}
