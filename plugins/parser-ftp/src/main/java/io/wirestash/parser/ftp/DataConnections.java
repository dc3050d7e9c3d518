package io.wirestash.parser.ftp;

import io.wirestash.api.event.Ip;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.SessionContext;
import io.wirestash.parser.ftp.DataChannel.Mode;

/**
 * The data connections that a control connection announces. Only one between the same two hosts, to a port that servers
 * do not own, is expected; others would let a stranger aim at third parties (RFC 2577 section 3).
 */
final class DataConnections {
  private static final int FIRST_UNPRIVILEGED_PORT = 1024;

  /** A channel, and the connection that was opened to it: null before its first byte. */
  static final class Announced {
    final DataChannel channel;
    DataConnection connection;

    Announced(DataChannel channel) {
      this.channel = channel;
    }
  }

  private final SessionContext context;
  private final boolean hashed;
  private Announced next;

  DataConnections(SessionContext context, boolean hashed) {
    this.context = context;
    this.hashed = hashed;
  }

  /** The server has agreed to a channel; null if what was said makes no sense. Returns what events say of it. */
  DataChannel announce(Mode mode, HostPort said) {
    next = null;
    if (said == null) {
      context.anomaly("bad_address");
      return null;
    }
    Direction listener = mode.isPassive() ? Direction.SERVER : Direction.CLIENT;
    Ip host = mode.isPassive() ? context.flow().serverIp() : context.flow().clientIp();
    Ip ip = said.ip() == null ? host : said.ip();
    Announced announced = new Announced(new DataChannel(mode, ip, said.port()));
    next = announced;
    if (ip.equals(host) && said.port() >= FIRST_UNPRIVILEGED_PORT) {
      context.expect(listener, said.port(), flow -> announced.connection = new DataConnection(flow, hashed));
    } else {
      context.anomaly("bounce");
    }
    return announced.channel;
  }

  /** The channel for the transfer that begins, or null; each serves one (RFC 959 section 3.3). */
  Announced take() {
    Announced taken = next;
    next = null;
    return taken;
  }
}
