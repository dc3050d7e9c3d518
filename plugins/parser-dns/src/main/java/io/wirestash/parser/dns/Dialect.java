package io.wirestash.parser.dns;

import io.wirestash.api.parser.Flow;

/** Which of the protocols that share DNS's format a flow speaks. */
enum Dialect {
  DNS,
  /** Multicast DNS (RFC 6762): the top bit of a class has a meaning of its own, and no answer is owed. */
  MDNS,
  /** Link-Local Multicast Name Resolution (RFC 4795): some header bits have another meaning. */
  LLMNR;

  private static final int MDNS_PORT = 5353;
  private static final int LLMNR_PORT = 5355;

  static Dialect of(Flow flow) {
    if (flow.serverPort() == MDNS_PORT || flow.clientPort() == MDNS_PORT) return MDNS;
    return flow.serverPort() == LLMNR_PORT || flow.clientPort() == LLMNR_PORT ? LLMNR : DNS;
  }
}
