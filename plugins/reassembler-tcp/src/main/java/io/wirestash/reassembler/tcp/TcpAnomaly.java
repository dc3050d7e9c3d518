package io.wirestash.reassembler.tcp;

/** What may be odd about a connection; each is reported once a connection. */
enum TcpAnomaly {
  /** Bytes that differ were sent for the same place. */
  OVERLAP_CONFLICT("tcp.overlap_conflict"),
  /** Bytes of the first side were never seen. */
  GAP_OF_FIRST("tcp.gap"),
  /** Bytes of the second side were never seen. */
  GAP_OF_SECOND("tcp.gap"),
  /** A segment beyond the window that its receiver offers. */
  OUT_OF_WINDOW("tcp.out_of_window"),
  /** Data in a SYN that the answer did not acknowledge. */
  SYN_DATA("tcp.syn_data"),
  /** A second SYN with another sequence number before the first was answered. */
  SYN_RESENT("tcp.syn_resent"),
  /** A second SYN+ACK with another sequence number, or one for a SYN that nobody sent. */
  SYNACK_CONFLICT("tcp.synack_conflict"),
  /** Both sides sent a SYN without ACK: split handshake or simultaneous open. */
  SPLIT_HANDSHAKE("tcp.split_handshake"),
  /** A SYN with another sequence number in a connection that is open. */
  SYN_IN_FLOW("tcp.syn_in_flow"),
  /** A RST that its receiver would not obey, or one after which the connection went on. */
  RST_SUSPECT("tcp.rst_suspect"),
  /** A RST with payload. */
  RST_DATA("tcp.rst_data"),
  /** Bytes behind the place where a FIN ended the stream. */
  DATA_AFTER_FIN("tcp.data_after_fin"),
  /** Flags that no TCP sends together, or none at all. */
  BAD_FLAGS("tcp.bad_flags"),
  /** An urgent pointer. */
  URGENT("tcp.urgent"),
  /** A time stamp older than those before it (RFC 7323 section 5). */
  OLD_TIMESTAMP("tcp.old_timestamp"),
  /** An option that does not fit, or a signature that was not agreed on. */
  BAD_OPTION("tcp.bad_option"),
  /** The TTL or hop limit of a side jumped by five or more: another host may speak for it. */
  TTL_SHIFT("ip.ttl_shift"),
  /** The beginning of the connection was not captured. */
  PARTIAL("flow.partial"),
  /** Only one side was captured. */
  ONE_SIDED("flow.one_sided");

  final String code;
  final int bit = 1 << ordinal();

  TcpAnomaly(String code) {
    this.code = code;
  }
}
