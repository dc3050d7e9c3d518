package io.wirestash.parser.http;

import io.wirestash.api.event.JsonSink;
import io.wirestash.api.event.JsonValue;

/**
 * What a request asks for, as a whole URL (RFC 9110 section 7.1): the target alone if it is absolute, else the server's
 * name and the target. Made a string only by who asks for one.
 *
 * @param authority null if the target is absolute
 */
record Target(WireText authority, WireText path) implements JsonValue {
  private static final String SCHEME = "http://";

  /** The URL, or null if the server is not named, or the target is none (CONNECT, OPTIONS *). */
  static Target of(RequestLine line, Head head) {
    if (line.target() == null || line.isConnect()) return null;
    if (line.isAbsolute()) return new Target(null, line.target());
    WireText host = head.value(KnownField.HOST);
    boolean path = line.target().at(0) == '/';
    return host == null || host.isEmpty() || !path ? null : new Target(host, line.target());
  }

  /** The server that a request names, with its port if it says one; or null. */
  static WireText authority(RequestLine line, Head head) {
    if (line.isConnect()) return line.target();
    if (!line.isAbsolute()) return head.value(KnownField.HOST);
    WireText target = line.target();
    int begin = target.indexOf(':') + 1;
    while (begin < target.length() && target.at(begin) == '/') begin++;
    int end = begin;
    while (end < target.length() && "/?#".indexOf(target.at(end)) < 0) end++;
    WireText authority = target.sub(begin, end);
    int user = authority.indexOf('@');
    return user < 0 ? authority : authority.sub(user + 1, authority.length());
  }

  /** A server's name without its port. */
  static WireText host(WireText authority) {
    if (authority == null || authority.isEmpty()) return null;
    boolean ipv6 = authority.at(0) == '[';
    int end = authority.indexOf(ipv6 ? ']' : ':');
    if (end < 0) return authority;
    return ipv6 ? authority.sub(1, end) : authority.sub(0, end);
  }

  @Override
  public void writeJson(JsonSink out) {
    if (authority == null) path.writeJson(out);
    else out.string(toString());
  }

  @Override
  public String toString() {
    return authority == null ? path.toString() : SCHEME + authority + path;
  }
}
