package io.wirestash.parser.http;

import java.util.Locale;

/** What a connection changes to (RFC 9110 section 7.8; names: IANA HTTP Upgrade Token Registry). */
final class Upgrades {
  private Upgrades() {}

  /** The token that the response names, else the request's, in lower case; null after CONNECT. */
  static String token(Exchange exchange) {
    if (exchange.statusLine == null || exchange.statusLine.code() != 101) return null;
    WireText token = exchange.response.head().value(KnownField.UPGRADE);
    if (token == null && exchange.request != null) token = exchange.request.head().value(KnownField.UPGRADE);
    return token == null ? null : token.toString().toLowerCase(Locale.ROOT);
  }

  /** The name of the parser for it, or null if that must be found out. */
  static String protocol(Exchange exchange) {
    String token = token(exchange);
    if (token == null) return null;
    if (token.startsWith("tls/")) return "tls";
    return switch (token) {
      case "websocket" -> "websocket";
      case "h2c" -> "http2";
      default -> null;
    };
  }
}
