package io.wirestash.api.parser;

import java.util.function.Consumer;
import java.util.function.Function;

/** What a parser session can ask of the engine. */
public interface SessionContext {
  /** Emits an event about the packet being read; sent when the call returns. */
  void emit(Record event);

  /** Emits an event about a span of time (a transaction) that began earlier and ends with the packet being read. */
  void emit(Moment start, Record event);

  /** Notes an oddity of the traffic; the protocol's name is put before the code. */
  void anomaly(String code);

  /** The bytes are certainly of this protocol: the flow's service is settled. */
  void confirm();

  /**
   * Requests that wait for their answers: bounded and aged by packet time as {@link ProtocolSpec} says.
   *
   * @param lost told of each request that nobody answered: when it is too old, pushed out, or the flow ends. It may emit;
   *     the event is then about the request's own packet
   */
  <T> Pending<T> pending(Consumer<T> lost);

  Flow flow();

  /**
   * The stream changes its protocol after what has been read of either side (STARTTLS, CONNECT, Upgrade): this session
   * gets no more bytes, and detection begins anew.
   *
   * @param protocol what certainly follows, tried first; or null
   */
  void switchTo(String protocol);

  /** Nothing more of this flow is wanted: from here on it costs next to nothing. */
  void done();

  /**
   * The next TCP connection between the two hosts of this flow, to a port of one of them, is read by a session of this
   * parser (FTP data). Bounded and aged by packet time; a second call for the same port replaces the first.
   *
   * @param listener the side that will accept the connection
   * @param open makes the session; called with that flow's context
   */
  void expect(Direction listener, int port, Function<SessionContext, ParserSession> open);
}
