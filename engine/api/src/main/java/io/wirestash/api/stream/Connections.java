package io.wirestash.api.stream;

import io.wirestash.api.parser.Flow;
import java.util.Map;

/** The TCP connections of one worker. One thread. */
public interface Connections {
  /**
   * Begins a connection, before its first segment.
   *
   * @param flow handed back to the {@link StreamReader}; the same object until {@link Connection#close}
   */
  Connection open(Flow flow);

  /** What was counted on the way, by name, for the ledger. */
  Map<String, Long> counters();
}
