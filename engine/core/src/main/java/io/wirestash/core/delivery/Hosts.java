package io.wirestash.core.delivery;

import io.wirestash.api.event.Ip;

/**
 * Whom an event without flow is about.
 *
 * @param sourcePort -1 where there are no ports
 * @param transport null if unknown
 */
public record Hosts(Ip source, int sourcePort, Ip destination, int destinationPort, String transport) {
  /** Two hosts, of which the second may be missing. */
  public static Hosts of(Ip source, Ip destination) {
    return new Hosts(source, -1, destination, -1, null);
  }
}
