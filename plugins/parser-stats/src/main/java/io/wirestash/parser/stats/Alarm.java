package io.wirestash.parser.stats;

/** What anomalies can be raised for. */
public enum Alarm {
  PORT_SCAN,
  HOST_SWEEP,
  SYN_FLOOD,
  UDP_FLOOD,
  AMPLIFICATION,
  BRUTE_FORCE,
  PASSWORD_SPRAYING,
  /** Of a host against its own past. */
  RATE
}
