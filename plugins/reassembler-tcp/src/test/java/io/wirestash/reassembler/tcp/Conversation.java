package io.wirestash.reassembler.tcp;

import io.wirestash.api.ByteSize;
import io.wirestash.api.packet.Packet;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.stream.Connection;
import io.wirestash.api.stream.TcpFacts;
import java.time.Duration;
import java.util.List;

/**
 * One connection, told segment by segment:
 *
 * <pre>{@code
 * Conversation talk = new Conversation().handshake().send(client("abc"), server("ok"));
 * assertThat(talk.client()).isEqualTo("abc");
 * }</pre>
 *
 * <p>Packets are one millisecond apart. What a segment does not say is as a well-behaved host would have it: in order,
 * acknowledging all that the other side has sent.
 */
final class Conversation {
  static final TcpOptions DEFAULTS = options(OverlapPolicy.FIRST);

  final Recorder recorder = new Recorder();
  final TcpConnections connections;
  private final long[] initial;
  private final long[] next = new long[2];
  private Connection connection;
  private long nanos;
  private long number;
  private int verdict;

  Conversation() {
    this(DEFAULTS);
  }

  Conversation(TcpOptions options) {
    this(options, Sent.INITIAL);
  }

  Conversation(TcpOptions options, long[] initial) {
    this.initial = initial;
    connections = new TcpConnections(options, recorder, 1);
    connection = connections.open(recorder.flow);
  }

  /** Another connection of the same worker. */
  Conversation(Conversation other) {
    initial = Sent.INITIAL;
    connections = other.connections;
    other.recorder.others.add(recorder);
    connection = connections.open(recorder.flow);
  }

  static TcpOptions options(OverlapPolicy overlap) {
    return new TcpOptions(overlap, new ByteSize(1 << 20), new ByteSize(256 << 20), 256, Duration.ofSeconds(2), 32, true,
        UrgentPolicy.OOB);
  }

  // ---- what happens

  Conversation handshake() {
    return send(Sent.client("").flags("S").at(-1), Sent.server("").flags("SA").at(-1), Sent.client(""));
  }

  Conversation send(Sent... segments) {
    for (Sent sent : segments) {
      nanos += 1_000_000;
      verdict = connection.segment(packet(sent), sent.side);
      long end = sent.atOr(next[sent.side]) + sent.length() + (sent.has('S') || sent.has('F') ? 1 : 0);
      next[sent.side] = Math.max(next[sent.side], end);
    }
    return this;
  }

  private Packet packet(Sent sent) {
    return sent.packet(initial, next[sent.side], next[sent.side ^ 1], nanos, ++number);
  }

  /** Time passes without packets. */
  Conversation seconds(double seconds) {
    nanos += (long) (seconds * 1e9);
    return this;
  }

  /** The engine's timer goes off if its time has come. */
  Conversation timer() {
    if (connection.deadline() <= nanos) connection.timer(nanos);
    return this;
  }

  /** The other side says, so many times, that it has received all up to here. */
  Conversation acks(int times, int side, long ack) {
    for (int i = 0; i < times; i++) send((side == 0 ? Sent.client("") : Sent.server("")).ack(ack));
    return this;
  }

  Conversation ignore(int side) {
    connection.ignore(side);
    return this;
  }

  Conversation close() {
    connection.close(EndCause.END);
    return this;
  }

  /** As the engine does after a REOPENS: ends the connection and opens another for the same segment. */
  Conversation reopen(Sent sent) {
    connection.close(EndCause.REUSED);
    connection = connections.open(recorder.flow);
    next[0] = next[1] = 0;
    return send(sent);
  }

  // ---- what came of it

  /** What the reader got of the client's stream. */
  String client() {
    return recorder.streams[0].toString();
  }

  String server() {
    return recorder.streams[1].toString();
  }

  List<String> anomalies() {
    return recorder.anomalies;
  }

  boolean ambiguous() {
    return recorder.ambiguous > 0;
  }

  /** Verdict on the last segment. */
  int verdict() {
    return verdict;
  }

  TcpFacts facts() {
    return connection.facts();
  }

  long deadline() {
    return connection.deadline();
  }

  long held() {
    return connections.memory.used();
  }
}
