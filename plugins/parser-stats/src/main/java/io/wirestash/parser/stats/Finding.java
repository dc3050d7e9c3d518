package io.wirestash.parser.stats;

import io.wirestash.api.event.Ip;
import io.wirestash.api.parser.Anomaly;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Trouble that counting has shown.
 *
 * @param code after {@code stats.}
 * @param kind what tells findings of the same offender apart
 * @param source whose doing it is, or null
 * @param destination whom it hits, or null
 * @param size of several findings alike, the largest is told
 * @param evidence in the order in which it is shown
 */
record Finding(
    String code, String kind, Ip source, Ip destination, long size, String detail, Map<String, Long> evidence) {

  static final String LAYER = "stats";

  /** Evidence to which {@code and} can be added. */
  static Evident evidence(String name, long value) {
    return new Evident().and(name, value);
  }

  /** The names and numbers of a finding. */
  static final class Evident {
    private final Map<String, Long> facts = new LinkedHashMap<>();

    Evident and(String name, long value) {
      facts.put(name, value);
      return this;
    }

    /** The limit that was passed and the seconds of counting: the end of all evidence. */
    Map<String, Long> limit(long limit, long windowNanos) {
      return and("limit", limit).and("window", windowNanos / 1_000_000_000).facts;
    }
  }

  /** Who is told of once an interval: the source, or who is hit where there are many sources. */
  Ip offender() {
    return source != null ? source : destination;
  }

  /** Tells that so many more targets were hit in the same way. */
  Finding alike(int targets) {
    Map<String, Long> more = new LinkedHashMap<>(evidence);
    more.put("targets", (long) targets);
    return new Finding(code, kind, source, destination, size, detail, more);
  }

  Anomaly anomaly(String plugin) {
    return new Anomaly(LAYER + "." + code, detail, LAYER, plugin, Collections.unmodifiableMap(evidence));
  }
}
