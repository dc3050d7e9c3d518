package io.wirestash.parser.http;

/**
 * A request line (RFC 9112 section 3): method, target, version.
 *
 * @param target null if the line has none
 * @param version {@code 1.1}, or null in HTTP/0.9
 */
record RequestLine(String method, WireText target, String version) {
  static RequestLine of(WireText line) {
    int space = line.indexOf(' ');
    String method = Methods.name(line.sub(0, space));
    WireText rest = line.sub(space, line.length()).trimmed();
    int versionAt = Versions.last(rest);
    if (versionAt < 0) return new RequestLine(method, rest, null);
    WireText target = rest.sub(0, versionAt).trimmed();
    String version = Versions.name(rest.sub(versionAt + Versions.PREFIX.length(), rest.length()));
    return new RequestLine(method, target.isEmpty() ? null : target, version);
  }

  boolean isConnect() {
    return method.equals("CONNECT");
  }

  /** Whether the target names a scheme and a server, as requests to proxies do (RFC 9112 section 3.2.2). */
  boolean isAbsolute() {
    return target != null && Character.isLetter(target.at(0)) && target.indexOf(':') > 0 && !isConnect();
  }
}
