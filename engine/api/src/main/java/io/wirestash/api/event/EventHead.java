package io.wirestash.api.event;

/** What the engine knows of an event beside its record. Valid during the call that hands it over. */
public interface EventHead {
  /** The event's name, such as {@code dns}. */
  String type();

  /** Begin and end, nanoseconds since 1970; equal for an event about one message. */
  long startNanos();

  long nanos();

  /** The packet that completed it, from 1; 0 if it is about no single packet. */
  long packet();

  /** Whose address comes first, as in the event's {@code src_ip}; null if it is about no address. */
  Ip sourceIp();

  /** -1 where there are no ports. */
  int sourcePort();

  Ip destinationIp();

  int destinationPort();

  /** {@code tcp}, {@code udp}, {@code icmp}, {@code ipv6-icmp}, {@code sctp}, or the number; null without addresses. */
  String transport();

  /**
   * A member's value by its native name, processors' additions included.
   *
   * @param path names joined by points, such as {@code src_geo.country}
   * @return a String, Long, Double, Boolean, List or Map; null if there is none
   */
  Object get(String path);
}
