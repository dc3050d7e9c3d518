package io.wirestash.testkit;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Malformed;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * One flow of UDP datagrams to one parser session, without an engine: each argument of {@link #client} and
 * {@link #server} is one datagram. Packets are numbered from 1 and come a millisecond apart, from second 1 000 000 000
 * on.
 *
 * <pre>{@code
 * Wire wire = Wire.to(new DnsParser(options));
 * wire.client(query).server(answer);
 * assertThat(wire.events(DnsMessage.class)).hasSize(2);
 * }</pre>
 *
 * <p>What a parser may throw ({@link Malformed}) becomes an anomaly, undoes what the call emitted, and the next
 * datagram is delivered nevertheless; anything else that it throws fails the test.
 */
public final class Wire {
  static final long BEGIN_NANOS = 1_000_000_000L * 1_000_000_000L;
  private static final long PACKET_INTERVAL_NANOS = 1_000_000;
  private static final int CLIENT_PORT = 49_152; // the first of the ephemeral ports of RFC 6335

  private final Parser parser;
  private final WireFlow flow = new WireFlow();
  private final WireContext context;
  private final Cursor cursor = new Cursor();
  private ParserSession session;
  private long nanos = BEGIN_NANOS;
  private long packet;

  private Wire(Parser parser) {
    this.parser = parser;
    this.context = new WireContext(parser.spec(), flow);
    List<Integer> ports = parser.spec().ports();
    flow.client("10.0.0.1", CLIENT_PORT);
    flow.server("10.0.0.2", ports.isEmpty() ? 1 : ports.get(0));
  }

  /** A flow between 10.0.0.1 and the parser's first port at 10.0.0.2. */
  public static Wire to(Parser parser) {
    return new Wire(parser);
  }

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

  /** The client sends datagrams; each char is one byte. */
  public Wire client(String... datagrams) {
    for (String datagram : datagrams) send(Direction.CLIENT, datagram.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  public Wire client(byte[]... datagrams) {
    for (byte[] datagram : datagrams) send(Direction.CLIENT, datagram);
    return this;
  }

  /** The server sends datagrams; each char is one byte. */
  public Wire server(String... datagrams) {
    for (String datagram : datagrams) send(Direction.SERVER, datagram.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  public Wire server(byte[]... datagrams) {
    for (byte[] datagram : datagrams) send(Direction.SERVER, datagram);
    return this;
  }

  /** Lets packet time pass: what waited for an answer for too long is lost. */
  public Wire later(Duration time) {
    nanos += time.toNanos();
    context.expire(nanos);
    return this;
  }

  /** Ends the flow: all that waits for an answer is lost. */
  public Wire end() {
    if (session == null) return this;
    flow.end(EndCause.END);
    session.end(Direction.CLIENT, EndCause.END);
    session.end(Direction.SERVER, EndCause.END);
    context.commit();
    context.loseAll();
    return this;
  }

  private void send(Direction from, byte[] datagram) {
    if (session == null) session = parser.open(context);
    packet++;
    nanos += PACKET_INTERVAL_NANOS;
    Moment moment = new Moment(nanos, packet);
    flow.packet(from, datagram.length, moment);
    context.expire(nanos);
    context.begin(moment);
    cursor.reset(datagram.clone(), 0, datagram.length, true, nanos, packet);
    cursor.budget(parser.spec().maxElements(), parser.spec().maxDepth());
    try {
      if (from == Direction.CLIENT) session.fromClient(cursor);
      else session.fromServer(cursor);
      context.commit();
    } catch (Malformed malformed) {
      context.undo(malformed.code());
    }
  }

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

  /**
   * An event with the packets it is about.
   *
   * @param start the packet that began it: of one message, the same as {@code end}
   * @param end the packet that completed it; of an event about a lost request, the request's
   */
  public record Emitted(Moment start, Moment end, Record event) {}
}
