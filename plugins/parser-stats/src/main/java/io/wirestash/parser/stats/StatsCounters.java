package io.wirestash.parser.stats;

import io.wirestash.api.auth.Auth;
import io.wirestash.api.packet.Packet;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Flow;
import io.wirestash.api.statistics.Counters;

/** One worker's counts: of traffic, and for each detector. One thread. */
final class StatsCounters implements Counters {
  /**
   * What a worker has counted in an interval.
   *
   * @param evidence of each detector, in their order
   */
  record Part(Traffic traffic, Tally[] evidence) {
    Part fresh() {
      Tally[] empty = new Tally[evidence.length];
      for (int i = 0; i < empty.length; i++) empty[i] = evidence[i].fresh();
      return new Part(traffic.fresh(), empty);
    }

    /** Adds what another worker has counted. */
    void addAll(Part other) {
      traffic.addAll(other.traffic);
      for (int i = 0; i < evidence.length; i++) evidence[i].addAll(other.evidence[i]);
    }
  }

  private final Detector[] detectors;
  private final Names names;
  private final Sighting seen = new Sighting();
  private Part part;

  StatsCounters(Detector[] detectors, Part empty, Names names) {
    this.detectors = detectors;
    this.names = names;
    part = empty;
  }

  @Override
  public void packet(Packet packet, Flow flow, Direction from) {
    seen.read(packet, flow, from);
    part.traffic.packet(seen);
    for (int i = 0; i < detectors.length; i++) detectors[i].packet(seen, part.evidence[i]);
  }

  @Override
  public void event(Record event, Flow flow) {
    if (!(event instanceof Auth auth)) return;
    Login login = Login.of(auth, flow, names);
    if (login == null) return;
    for (int i = 0; i < detectors.length; i++) detectors[i].login(login, part.evidence[i]);
  }

  @Override
  public Object cut() {
    Part whole = part;
    part = whole.fresh();
    return whole;
  }
}
