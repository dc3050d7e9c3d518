package io.wirestash.parser.stats;

import io.wirestash.api.OptionsException;
import io.wirestash.api.statistics.Counters;
import io.wirestash.api.statistics.Statistics;
import io.wirestash.api.statistics.StatisticsContext;
import io.wirestash.parser.stats.StatsCounters.Part;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reports traffic and what is odd about it, interval by interval. */
final class TrafficStatistics implements Statistics {
  private static final int LEAST_KEYS = 16;
  private static final Set<By> OF_HOSTS = EnumSet.of(By.COUNTRY, By.NETWORK);

  private final StatsOptions options;
  private final String id;
  private final long interval;
  private final long secret = new SecureRandom().nextLong();
  private final Names names = new Names();
  private final Services services = new Services(names);
  private final Detector[] detectors;
  private final List<Watch> watches = new ArrayList<>();
  private final RateJumps rateJumps;
  private final Places places;

  /** @param id of the component in its pipeline */
  TrafficStatistics(StatsOptions options, String id) {
    this.options = options;
    this.id = id;
    if (options.geoip().isEmpty() && !Collections.disjoint(options.by(), OF_HOSTS)) {
      throw new OptionsException("by", "country and network need the option geoip: a MaxMind DB file");
    }
    places = new Places(options.geoip());
    interval = options.interval().toNanos();
    detectors = detectors();
    for (Detector each : detectors) watches.add(new Watch(each, interval));
    rateJumps = options.alarms().contains(Alarm.RATE) ? new RateJumps(options, secret) : null;
  }

  private Detector[] detectors() {
    List<Detector> wanted = new ArrayList<>();
    for (Alarm alarm : Alarm.values()) {
      if (!options.alarms().contains(alarm)) continue;
      switch (alarm) {
        case PORT_SCAN -> wanted.add(new PortScans(options.scannedPorts()));
        case HOST_SWEEP -> wanted.add(new HostSweeps(options.sweptHosts()));
        case SYN_FLOOD -> wanted.add(new SynFloods(options.floodSyns()));
        case UDP_FLOOD -> wanted.add(new UdpFloods(options.floodDatagrams()));
        case AMPLIFICATION ->
            wanted.add(new Amplifications(options.amplifiedBytes().bytes(), options.amplifiedRatio()));
        case BRUTE_FORCE -> wanted.add(new BruteForce(options.failedLogins(), names));
        case PASSWORD_SPRAYING -> wanted.add(new PasswordSpraying(options.sprayedUsers(), names));
        case RATE -> {} // works on the counts of hosts
      }
    }
    return wanted.toArray(Detector[]::new);
  }

  @Override
  public long interval() {
    return interval;
  }

  @Override
  public Counters open(int workers) {
    return new StatsCounters(detectors, empty(share(workers)), names);
  }

  private int share(int workers) {
    return Math.max(LEAST_KEYS, options.maxKeys() / workers);
  }

  private Part empty(int cap) {
    Set<By> wanted = EnumSet.noneOf(By.class);
    wanted.addAll(options.by());
    boolean ofHosts = wanted.removeAll(OF_HOSTS);
    if (ofHosts || options.alarms().contains(Alarm.RATE)) wanted.add(By.HOST);
    Tally[] evidence = new Tally[detectors.length];
    for (int i = 0; i < evidence.length; i++) {
      evidence[i] = new Tally(detectors[i].columns(), detectors[i].sets(), cap, secret);
    }
    return new Part(Traffic.by(wanted, cap, secret, names), evidence);
  }

  @Override
  public void report(List<Object> parts, long startNanos, long endNanos, StatisticsContext context) {
    boolean flowsOverflowed = parts.stream().anyMatch(part -> ((Part) part).traffic().flowsOverflowed());
    Part all = together(parts);
    for (By by : options.by()) {
      Ranking ranking = ranking(by, all.traffic());
      context.emit(ranking.event(all.traffic(), flowsOverflowed, options.top(), interval));
    }
    for (int i = 0; i < detectors.length; i++) raise(watches.get(i).judge(all.evidence()[i], startNanos), context);
    if (rateJumps != null) raise(rateJumps.judge(all.traffic().table(By.HOST), interval), context);
  }

  private Part together(List<Object> parts) {
    if (parts.size() == 1) return (Part) parts.get(0);
    Part all = empty(parts.size() * share(parts.size()));
    for (Object part : parts) all.addAll((Part) part);
    return all;
  }

  private Ranking ranking(By by, Traffic all) {
    return switch (by) {
      case HOST -> new Ranking(by, all.table(by), key -> key.ip().toString());
      case PAIR -> new Ranking(by, all.table(by), key -> key.ip() + " " + key.otherIp());
      case SERVICE ->
          new Ranking(by, services.byName(all.table(by)), key -> services.text(key.number));
      case PROTOCOL -> new Ranking(by, all.table(by), key -> Protocols.text((int) key.number));
      case COUNTRY ->
          new Ranking(by, all.table(By.HOST).regrouped(this::country), key -> names.name((int) key.number));
      case NETWORK ->
          new Ranking(by, all.table(By.HOST).regrouped(key -> places.network(key.ip())),
              key -> places.network(key.number));
    };
  }

  private long country(Key host) {
    return names.number(places.country(host.ip()));
  }

  private void raise(List<Finding> findings, StatisticsContext context) {
    for (Finding each : findings) context.anomaly(each.anomaly(id), each.source(), each.destination());
  }
}
