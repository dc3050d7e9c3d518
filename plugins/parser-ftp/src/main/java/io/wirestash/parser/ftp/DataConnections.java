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

  /**
   * One side has said where the next data connection goes.
   *
   * @param said null if it makes no sense
   * @param agreed the server will open or accept it
   * @return what events say of it, or null
   */
  DataChannel announce(Mode mode, HostPort said, boolean agreed) {
    next = null;
    if (said == null) {
      context.anomaly("bad_address");
      return null;
    }
    Direction listener = mode.isPassive() ? Direction.SERVER : Direction.CLIENT;
    Ip host = mode.isPassive() ? context.flow().serverIp() : context.flow().clientIp();
    DataChannel channel = new DataChannel(mode, said.ip() == null ? host : said.ip(), said.port());
    boolean own = channel.ip().equals(host) && channel.port() >= FIRST_UNPRIVILEGED_PORT;
    if (!own) context.anomaly("bounce");
    if (!agreed) return channel;
    Announced announced = new Announced(channel);
    next = announced;
    if (own) {
      context.expect(listener, channel.port(), flow -> announced.connection = new DataConnection(flow, hashed));
    }
    return channel;
  }

  /** The channel for the transfer that begins, or null; each serves one (RFC 959 section 3.3). */
  Announced take() {
    Announced taken = next;
    next = null;
    return taken;
  }
}
