package io.wirestash.parser.http;

import io.wirestash.api.auth.LoginAttempt;
import io.wirestash.api.auth.Logins;
import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.SessionContext;

/**
 * The logins on one connection. HTTP sends credentials with each request; an attempt begins with the first request that
 * has others than the one before.
 */
final class LoginsOverHttp {
  private static final int UNAUTHORIZED = 401;
  private static final int PROXY_UNAUTHORIZED = 407;

  private final Logins logins;
  private int lastLogin;
  private boolean any;
  private byte[] ntlmChallenge;

  LoginsOverHttp(SessionContext context, Secrets secrets) {
    logins = new Logins(context, secrets, "http");
  }

  /** Notes the credentials of a request, if it has any. */
  void request(Exchange exchange, Moment moment) {
    Head head = exchange.request.head();
    WireText value = head.value(KnownField.AUTHORIZATION);
    if (value == null) value = head.value(KnownField.PROXY_AUTHORIZATION);
    if (value == null || value.isEmpty()) return;
    Authorization said = Authorization.of(value, exchange.requestLine.method(), ntlmChallenge);
    if (said == null) return;
    if (said.scheme() != null) exchange.login = new Login(said.scheme(), said.user());
    if (any && said.login() == lastLogin) return;
    any = true;
    lastLogin = said.login();
    exchange.attempt = attempt(said, moment, head);
  }

  private LoginAttempt attempt(Authorization said, Moment moment, Head head) {
    WireText client = head.value(KnownField.USER_AGENT);
    logins.clientSoftware(client == null ? null : client.toString());
    LoginAttempt attempt = logins.begin(moment).mechanism(said.scheme()).user(said.user()).database(said.realm());
    return attempt.secret(said.password()).challenge(said.challenge()).response(said.response()).hash(said.hash());
  }

  /** A response tells how the attempt of its request ended. */
  void response(Exchange exchange) {
    Head head = exchange.response.head();
    WireText asked = head.value(KnownField.WWW_AUTHENTICATE);
    if (asked == null) asked = head.value(KnownField.PROXY_AUTHENTICATE);
    if (asked != null) challenged(asked);
    LoginAttempt attempt = exchange.attempt;
    if (attempt == null) return;
    WireText server = head.value(KnownField.SERVER);
    logins.serverSoftware(server == null ? null : server.toString());
    StatusLine line = exchange.statusLine;
    String reason = line.reason().isEmpty() ? null : line.reason().toString();
    if (line.code() == UNAUTHORIZED || line.code() == PROXY_UNAUTHORIZED) attempt.failed(line.status(), reason);
    else if (line.code() >= 200 && line.code() < 400) attempt.succeeded(line.status(), reason);
    else attempt.unknown(line.status(), reason);
  }

  private void challenged(WireText value) {
    int space = value.indexOf(' ');
    boolean ntlm = value.startsWith("ntlm ") || value.startsWith("negotiate ");
    byte[] bytes = ntlm ? Authorization.base64(value.sub(space + 1, value.length()).trimmed()) : null;
    NtlmMessage message = bytes == null ? null : NtlmMessage.in(bytes);
    if (message != null) ntlmChallenge = message.challenge();
  }

  /** The exchange ended without a response. */
  void unanswered(Exchange exchange) {
    if (exchange.attempt != null) exchange.attempt.unknown();
  }

  /** No result can come any more. */
  void end() {
    logins.end();
  }
}
