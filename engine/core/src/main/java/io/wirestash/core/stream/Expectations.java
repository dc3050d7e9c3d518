package io.wirestash.core.stream;

import io.wirestash.api.event.Ip;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.SessionContext;
import io.wirestash.core.detect.ParserBinding;
import io.wirestash.core.flow.TrackedFlow;
import io.wirestash.core.ledger.Tally;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Connections that sessions of this worker expect (FTP data): at most 1,024, for 60 s of packet time each. */
final class Expectations {
  private static final int MOST = 1024;
  private static final long AGE_NANOS = 60_000_000_000L;

  /** Who expects a connection, and how its session is made. */
  record Expected(ParserBinding binding, Function<SessionContext, ParserSession> open) {}

  private record Endpoint(Ip listener, int port, Ip caller) {}

  private record Entry(Expected expected, long until) {}

  private final Map<Endpoint, Entry> table = new LinkedHashMap<>();
  private final Tally counters;

  Expectations(Tally counters) {
    this.counters = counters;
  }

  void add(TrackedFlow flow, Direction listener, int port, Expected expected, long now) {
    Endpoint endpoint = endpoint(flow, listener, port);
    table.remove(endpoint);
    expire(now);
    table.put(endpoint, new Entry(expected, now + AGE_NANOS));
  }

  /** Drops what is too old, and the oldest if there are too many. */
  private void expire(long now) {
    Iterator<Entry> oldest = table.values().iterator();
    while (oldest.hasNext()) {
      boolean old = oldest.next().until() < now;
      if (!old && table.size() < MOST) return;
      oldest.remove();
      counters.add(old ? "expectations_expired" : "expectations_pushed_out");
    }
  }

  /** Takes out who expects this flow, or returns null. */
  Expected take(TrackedFlow flow, long now) {
    if (table.isEmpty()) return null;
    Entry entry = table.remove(endpoint(flow, Direction.SERVER, flow.serverPort()));
    if (entry == null && !flow.fromStart()) entry = table.remove(endpoint(flow, Direction.CLIENT, flow.clientPort()));
    return entry == null || entry.until() < now ? null : entry.expected();
  }

  private static Endpoint endpoint(TrackedFlow flow, Direction listener, int port) {
    Ip client = flow.clientIp();
    Ip server = flow.serverIp();
    return listener == Direction.SERVER ? new Endpoint(server, port, client) : new Endpoint(client, port, server);
  }
}
