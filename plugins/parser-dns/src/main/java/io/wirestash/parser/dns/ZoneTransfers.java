package io.wirestash.parser.dns;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/**
 * Answered queries whose answer may go on: a zone transfer has as many messages as it needs (RFC 5936 section 2.2, RFC
 * 1995). The latest {@value #MOST} of a connection are remembered.
 */
final class ZoneTransfers {
  private static final int MOST = 16;

  private final Deque<Query> latestFirst = new ArrayDeque<>(0);

  /** Remembers the query, if it is for a zone transfer. */
  void add(Query query) {
    if (query.questions().isEmpty()) return;
    String type = query.questions().get(0).qtype();
    if (!type.equals("AXFR") && !type.equals("IXFR")) return;
    if (latestFirst.size() == MOST) latestFirst.removeLast();
    latestFirst.addFirst(query);
  }

  /** The latest that fits, or null. */
  Query find(Predicate<Query> fits) {
    for (Query query : latestFirst) if (fits.test(query)) return query;
    return null;
  }
}
