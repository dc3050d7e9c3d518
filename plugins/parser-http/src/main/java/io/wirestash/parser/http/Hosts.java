package io.wirestash.parser.http;

import java.util.Set;

/** Judges what a request says about its server (RFC 9112 section 3.2). */
final class Hosts {
  private Hosts() {}

  static void judge(RequestLine line, Head head, Set<HttpAnomaly> anomalies) {
    int first = head.lineOf(KnownField.HOST, 0);
    if (first < 0) return;
    if (head.lineOf(KnownField.HOST, first + 1) >= 0) anomalies.add(HttpAnomaly.HOST_REPEATED);
    if (!line.isAbsolute()) return;
    String said = head.valueAt(first).toString();
    String asked = Target.authority(line, head).toString();
    if (!said.equalsIgnoreCase(asked)) anomalies.add(HttpAnomaly.HOST_MISMATCH);
  }

  /** Whether a request is meant for a proxy. */
  static boolean isProxied(RequestLine line, Head head) {
    boolean fields = head.has(KnownField.PROXY_AUTHORIZATION) || head.has(KnownField.PROXY_CONNECTION);
    return line.isConnect() || line.isAbsolute() || fields;
  }
}
