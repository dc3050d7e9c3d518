package io.wirestash.core.ledger;

import java.util.List;
import java.util.Map;

/**
 * The ledger of a finished run. Packets = decoded + filtered + undecodable + dropped; events emitted = delivered +
 * filtered + dead-lettered + dropped. Maps are by reason, sorted.
 *
 * @param packets packets read, and those that were lost before
 * @param bytes captured bytes of these packets
 * @param undecodable packets by reason, {@code layer.reason}
 * @param dropped packets lost, by where
 * @param flows flows opened
 * @param counters further counts by name: fragments, datagrams reassembled, flows evicted …
 * @param anomalies anomalies by code
 * @param events events emitted by type
 * @param filtered events that no output wanted
 * @param outputs for each output its id and what it took
 * @param warnings what was reported on the way
 * @param damage what of the input could not be read
 * @param faults unexpected exceptions of plugins, contained: one line each
 * @param stopped a signal ended the run before the input did
 * @param failure why the run ended early, or null
 * @param failureCode exit code for {@code failure}, or 0
 */
public record RunReport(
    long packets,
    long bytes,
    long decoded,
    long filteredPackets,
    Map<String, Long> undecodable,
    Map<String, Long> dropped,
    long flows,
    Map<String, Long> counters,
    Map<String, Long> anomalies,
    Map<String, Long> events,
    long emitted,
    long delivered,
    long filtered,
    long deadLettered,
    Map<String, Long> droppedEvents,
    List<OutputCount> outputs,
    List<String> warnings,
    List<String> damage,
    List<String> faults,
    boolean stopped,
    String failure,
    int failureCode,
    long wallNanos) {

  public record OutputCount(String id, long delivered, long dropped) {}

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  public long undecodableTotal() {
    return sum(undecodable);
  }

  public long droppedTotal() {
    return sum(dropped);
  }

  public long droppedEventsTotal() {
    return sum(droppedEvents);
  }

  /** True if everything that came in is accounted for. */
  public boolean balanced() {
    return packets == decoded + filteredPackets + undecodableTotal() + droppedTotal()
        && emitted == delivered + filtered + deadLettered + droppedEventsTotal();
  }
}
