package io.wirestash.testkit;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Malformed;
import io.wirestash.api.parser.Match;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.NeedMoreBytes;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.SessionContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * One flow to one parser session, without an engine: each argument of {@link #client} and {@link #server} is one UDP
 * datagram, or one segment of a TCP stream. Packets are numbered from 1 and come a millisecond apart, from second
 * 1 000 000 000 on.
 *
 * <pre>{@code
 * Wire wire = Wire.to(new DnsParser(options));
 * wire.client(query).server(answer);
 * assertThat(wire.events(DnsMessage.class)).hasSize(2);
 * }</pre>
 *
 * <p>A stream is read as the engine reads it: calls are made again when they ran out of bytes, {@link Malformed} undoes
 * what the call emitted and becomes an anomaly, too many of them withdraw the parser. Between datagrams they change
 * nothing. What fails the test: any other exception; in a stream, a call that returns without having read a byte, and
 * one that kept or took a pending request, or expected a connection, and then ran out of bytes. Bytes are overwritten
 * after the call that they were lent to.
 */
public final class Wire {
  private static final int CLIENT_PORT = 49_152; // the first of the ephemeral ports of RFC 6335

  private final ProtocolSpec spec;
  private final Function<SessionContext, ParserSession> open;
  private final WireFlow flow;
  private final WireClock clock;
  private final WireContext context;
  private final Cursor datagram = new Cursor();
  private ParserSession session;
  private boolean tcp;
  private boolean midstream;
  private WireStream stream;
  private boolean bytewise;

  private Wire(ProtocolSpec spec, Function<SessionContext, ParserSession> open, WireFlow flow, WireClock clock) {
    this.spec = spec;
    this.open = open;
    this.flow = flow;
    this.clock = clock;
    this.context = new WireContext(spec, flow);
    this.tcp = !spec.udp();
  }

  /**
   * A flow between 10.0.0.1 and the parser's first port at 10.0.0.2: of datagrams, or a stream if the parser reads no
   * datagrams.
   */
  public static Wire to(Parser parser) {
    List<Integer> ports = parser.spec().ports();
    WireFlow flow = new WireFlow();
    flow.client("10.0.0.1", CLIENT_PORT);
    flow.server("10.0.0.2", ports.isEmpty() ? 1 : ports.get(0));
    return new Wire(parser.spec(), parser::open, flow, new WireClock());
  }

  /**
   * What a parser makes of the first bytes of a stream, each char one byte; empty if it needs more to tell. For
   * datagrams ask the parser itself, with {@link Cursor#of}.
   */
  public static Optional<Match> probe(Parser parser, Direction from, String head) {
    byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
    Cursor cursor = new Cursor();
    cursor.reset(bytes, 0, bytes.length, false, 0, 0);
    cursor.budget(parser.spec().maxElements(), parser.spec().maxDepth());
    try {
      return Optional.of(parser.probe(from, cursor));
    } catch (NeedMoreBytes e) {
      return Optional.empty();
    }
  }

  // ---- what the flow is like

  /** Sets the client's end of the flow; before the first packet. */
  public Wire from(String ip, int port) {
    flow.client(ip, port);
    return this;
  }

  /** Sets the server's end of the flow; before the first packet. */
  public Wire at(String ip, int port) {
    flow.server(ip, port);
    return this;
  }

  /** A TCP stream; before the first packet. */
  public Wire tcp() {
    tcp = true;
    return this;
  }

  /** UDP datagrams; before the first packet. */
  public Wire udp() {
    tcp = false;
    return this;
  }

  /** A TCP stream whose beginning was not captured; before the first packet. */
  public Wire midstream() {
    midstream = true;
    return tcp();
  }

  /** From here on the bytes of each segment become known one by one, as if more of its packet arrived. */
  public Wire bytewise() {
    bytewise = true;
    return this;
  }

  // ---- packets

  /** The client sends datagrams or segments; each char is one byte. */
  public Wire client(String... packets) {
    for (String packet : packets) send(Direction.CLIENT, packet.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  public Wire client(byte[]... packets) {
    for (byte[] packet : packets) send(Direction.CLIENT, packet);
    return this;
  }

  /** The server sends datagrams or segments; each char is one byte. */
  public Wire server(String... packets) {
    for (String packet : packets) send(Direction.SERVER, packet.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  public Wire server(byte[]... packets) {
    for (byte[] packet : packets) send(Direction.SERVER, packet);
    return this;
  }

  private void send(Direction from, byte[] packet) {
    packet(from, packet, i -> bytewise);
  }

  /** One side sends a packet; a stream gets its bytes in pieces, if it is to be cut before some of them. */
  void packet(Direction from, byte[] packet, IntPredicate cutBefore) {
    begin();
    Moment moment = clock.tick();
    flow.packet(from, packet.length, moment);
    context.expire(moment.nanos());
    context.begin(moment);
    if (stream == null) {
      datagram(from, packet);
      return;
    }
    for (int at = 0; at < packet.length; ) {
      int end = at + 1;
      while (end < packet.length && !cutBefore.test(end)) end++;
      stream.segment(from, Arrays.copyOfRange(packet, at, end));
      at = end;
    }
  }

  private void begin() {
    if (session != null) return;
    if (tcp) flow.overTcp(!midstream);
    context.begin(clock.now());
    session = open.apply(context);
    if (tcp) stream = new WireStream(spec, context, session);
  }

  private void datagram(Direction from, byte[] packet) {
    Moment now = context.now();
    byte[] lent = packet.clone();
    datagram.reset(lent, 0, lent.length, true, now.nanos(), now.packet());
    datagram.budget(spec.maxElements(), spec.maxDepth());
    try {
      if (from == Direction.CLIENT) session.fromClient(datagram);
      else session.fromServer(datagram);
      context.commit();
    } catch (Malformed malformed) {
      context.undo(malformed.code());
    } finally {
      Arrays.fill(lent, WireSide.SPOILT);
    }
  }

  /** Bytes of one side of a stream were sent but not captured. */
  public Wire lose(Direction from, long bytes) {
    stream().gap(from, bytes);
    flow.lost(from, bytes);
    return this;
  }

  /** Lets packet time pass: what waited for an answer for too long is lost. */
  public Wire later(Duration time) {
    clock.pass(time);
    context.expire(clock.now().nanos());
    return this;
  }

  /** The client sends a FIN. */
  public Wire endClient() {
    stream().end(Direction.CLIENT, EndCause.FIN);
    return this;
  }

  /** The server sends a FIN. */
  public Wire endServer() {
    stream().end(Direction.SERVER, EndCause.FIN);
    return this;
  }

  /** Ends the flow with the capture: all that waits for an answer is lost. */
  public Wire end() {
    return end(EndCause.END);
  }

  /** Ends the flow: all that waits for an answer is lost. */
  public Wire end(EndCause cause) {
    if (session == null) return this;
    flow.end(cause);
    for (Direction side : Direction.values()) {
      if (stream != null) stream.end(side, cause);
      else session.end(side, cause);
    }
    context.commit();
    context.loseAll();
    return this;
  }

  private WireStream stream() {
    if (!tcp) throw new IllegalStateException("datagrams, no stream: say tcp() before the first packet");
    begin();
    return stream;
  }

  // ---- what came of it

  /** All events so far, in the order of their emission. */
  public List<Emitted> emitted() {
    return List.copyOf(context.emitted());
  }

  /** The events of one type, in the order of their emission. */
  public <E extends Record> List<E> events(Class<E> type) {
    return context.emitted().stream().map(Emitted::event).filter(type::isInstance).map(type::cast).toList();
  }

  /** Codes of all anomalies so far, such as {@code dns.truncated}. */
  public List<String> anomalies() {
    return List.copyOf(context.anomalies());
  }

  /** True if the parser has said that the bytes are certainly of its protocol. */
  public boolean confirmed() {
    return context.confirmed();
  }

  /** True if the parser has said that it wants nothing more. */
  public boolean isDone() {
    return context.isDone();
  }

  /** True if the stream has changed its protocol. */
  public boolean hasSwitched() {
    return context.switched();
  }

  /** The protocol that the stream has changed to, or null if the parser does not know which. */
  public String switchedTo() {
    if (!hasSwitched()) throw new AssertionError("the stream has not changed its protocol");
    return context.successor();
  }

  /** True if the parser was withdrawn from the stream, or stopped, for too many faults. */
  public boolean isWithdrawn() {
    return stream().withdrawn();
  }

  /** What one side has sent and the session has not read: after a change, the next protocol's first bytes. */
  public byte[] unread(Direction from) {
    return stream().unread(from).clone();
  }

  /** The connections that the parser expects and that have not come, in the order in which it said so. */
  public List<Expected> expected() {
    return List.copyOf(context.expected());
  }

  /** The expected connection to a port, as its own wire, with this one's clock. */
  public Wire connectExpected(int port) {
    for (Expected each : new ArrayList<>(context.expected())) {
      if (each.port() != port) continue;
      context.expected().remove(each);
      WireFlow announced = flow.announced(each.listener(), port, CLIENT_PORT);
      return new Wire(spec, each.open(), announced, clock).tcp();
    }
    throw new AssertionError("no connection to port " + port + " is expected, but " + context.expected());
  }

  /**
   * An event with the packets it is about.
   *
   * @param start the packet that began it: of one message, the same as {@code end}
   * @param end the packet that completed it; of an event about a lost request, the request's
   */
  public record Emitted(Moment start, Moment end, Record event) {}

  /**
   * A connection that the parser has announced.
   *
   * @param listener the side that will accept it
   * @param open makes its session
   */
  public record Expected(Direction listener, int port, Function<SessionContext, ParserSession> open) {}
}
