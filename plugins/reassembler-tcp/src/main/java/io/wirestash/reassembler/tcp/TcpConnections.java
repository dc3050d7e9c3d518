package io.wirestash.reassembler.tcp;

import io.wirestash.api.parser.Flow;
import io.wirestash.api.stream.Connection;
import io.wirestash.api.stream.Connections;
import io.wirestash.api.stream.GapCause;
import io.wirestash.api.stream.StreamReader;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The connections of one worker, with what they share: the reader, the account of memory, spare pages, and the view of
 * the segment at hand. Closed connections are used again.
 */
final class TcpConnections implements Connections {
  private static final int MAX_SPARE = 4096;
  private static final int HASHES_PART = 4; // of the memory for bytes that wait, on top of it

  final StreamReader reader;
  final OverlapPolicy overlap;
  final UrgentPolicy urgent;
  final boolean midstream;
  final long gapNanos;
  final int gapPackets;
  final int maxRuns;
  final long maxFlow;
  final Memory memory;
  final Pages pages = new Pages();
  final Segment segment = new Segment();
  final CRC32C crc = new CRC32C();
  private final ArrayDeque<TcpConnection> spare = new ArrayDeque<>();
  private final long maxHashes;
  private long hashes;

  // counters
  long opened;
  long outOfOrder;
  long retransmitted;
  long ignored;
  long gaps;
  long missing;
  long conflicts;
  private long relieved;

  TcpConnections(TcpOptions options, StreamReader reader, int workers) {
    this.reader = reader;
    overlap = options.overlap();
    urgent = options.urgent();
    midstream = options.midstream();
    gapNanos = options.gapAfter().toNanos();
    gapPackets = options.gapPackets();
    maxRuns = options.maxRuns();
    maxFlow = options.maxFlow().bytes();
    long share = options.maxTotal().bytes() / Math.max(1, workers);
    memory = new Memory(share);
    maxHashes = share / HASHES_PART;
  }

  @Override
  public Connection open(Flow flow) {
    opened++;
    TcpConnection connection = spare.poll();
    if (connection == null) connection = new TcpConnection(this);
    connection.open(flow);
    return connection;
  }

  void recycle(TcpConnection connection) {
    if (spare.size() < MAX_SPARE) spare.push(connection);
    else hashes -= connection.hashesCost();
  }

  /** Asks for memory to remember delivered segments; without it, fewer are remembered. */
  boolean grantHashes(int bytes) {
    if (hashes + bytes > maxHashes) return false;
    hashes += bytes;
    return true;
  }

  /** Keeps the account within its limit: who has waited longest gives up the bytes before those it holds. */
  void relieve() {
    for (Held victim = memory.victim(); victim != null; victim = memory.victim()) {
      relieved++;
      victim.side.giveUp(GapCause.LIMIT);
    }
  }

  @Override
  public Map<String, Long> counters() {
    Map<String, Long> counters = new LinkedHashMap<>();
    counters.put("tcp_connections", opened);
    counters.put("tcp_segments_out_of_order", outOfOrder);
    counters.put("tcp_segments_retransmitted", retransmitted);
    counters.put("tcp_segments_ignored", ignored);
    counters.put("tcp_overlap_conflicts", conflicts);
    counters.put("tcp_gaps", gaps);
    counters.put("tcp_missing_bytes", missing);
    counters.put("tcp_gaps_for_memory", relieved);
    return counters;
  }
}
