package io.wirestash.parser.stats;

import io.wirestash.api.auth.Auth;
import io.wirestash.api.auth.LoginResult;
import io.wirestash.api.event.Ip;
import io.wirestash.api.parser.Flow;

/**
 * A login attempt whose result is known.
 *
 * @param service number of its name
 * @param user a value for {@link Tally#see}, or 0 if the user has no name
 */
record Login(Key client, Key server, long service, long user, boolean failed) {
  /** Null if its result is not known. */
  static Login of(Auth event, Flow flow, Names names) {
    if (event.result() == LoginResult.UNKNOWN) return null;
    long user = event.user() == null ? 0 : Hash.text(event.user());
    boolean failed = event.result() == LoginResult.FAILURE;
    return new Login(host(flow.clientIp()), host(flow.serverIp()), names.number(event.service()), user, failed);
  }

  private static Key host(Ip ip) {
    return new Key().host(ip.high(), ip.v6() ? ip.low() : Key.mapped(ip.low()), 0);
  }
}
