package io.wirestash.parser.stats;

/** What traffic is counted by. */
public enum By {
  /** Each address; a packet counts for its sender and for its receiver. */
  HOST,
  /** Two addresses, whatever their ports. */
  PAIR,
  /** The protocol that a parser recognised, or the transport and the server's port. */
  SERVICE,
  /** The protocol above IP. */
  PROTOCOL,
  /** The country of each address: the sum of its hosts. */
  COUNTRY,
  /** The autonomous system of each address: the sum of its hosts. */
  NETWORK
}
