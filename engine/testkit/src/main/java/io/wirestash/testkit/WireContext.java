package io.wirestash.testkit;

import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Flow;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.Pending;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.SessionContext;
import io.wirestash.testkit.Wire.Emitted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/** The engine as the session on a {@link Wire} sees it. */
final class WireContext implements SessionContext {
  private final ProtocolSpec spec;
  private final WireFlow flow;
  private final List<Emitted> emitted = new ArrayList<>();
  private final List<Emitted> held = new ArrayList<>();
  private final List<String> anomalies = new ArrayList<>();
  private final List<WirePending<?>> pendings = new ArrayList<>();
  private Moment now;
  private boolean confirmed;

  WireContext(ProtocolSpec spec, WireFlow flow) {
    this.spec = spec;
    this.flow = flow;
  }

  // ---- for the session

  @Override
  public void emit(Record event) {
    emit(now, event);
  }

  @Override
  public void emit(Moment start, Record event) {
    held.add(new Emitted(Objects.requireNonNull(start), now, Objects.requireNonNull(event)));
  }

  @Override
  public void anomaly(String code) {
    anomalies.add(spec.id() + "." + code);
  }

  @Override
  public void confirm() {
    confirmed = true;
    flow.service(spec.id());
  }

  @Override
  public <T> Pending<T> pending(Consumer<T> lost) {
    WirePending<T> pending = new WirePending<>(this, spec.maxPending(), spec.pendingAge().toNanos(), lost);
    pendings.add(pending);
    return pending;
  }

  @Override
  public Flow flow() {
    return flow;
  }

  @Override
  public void switchTo(String protocol) {}

  @Override
  public void done() {}

  @Override
  public void expect(Direction listener, int port, Function<SessionContext, ParserSession> open) {}

  // ---- for the wire

  /** A packet's bytes are about to be read. */
  void begin(Moment packet) {
    now = packet;
  }

  Moment now() {
    return now;
  }

  /** The call returned: what it emitted is sent. */
  void commit() {
    emitted.addAll(held);
    held.clear();
  }

  /** The call failed: what it emitted is forgotten. */
  void undo(String code) {
    held.clear();
    anomaly(code);
  }

  /** Tells a session of a lost request; what it emits then is about the request's packet. */
  void lost(Moment request, Runnable tell) {
    Moment interrupted = now;
    List<Emitted> before = List.copyOf(held);
    held.clear();
    now = request;
    tell.run();
    commit();
    now = interrupted;
    held.addAll(before);
  }

  void expire(long nanos) {
    pendings.forEach(pending -> pending.expire(nanos));
  }

  void loseAll() {
    pendings.forEach(WirePending::loseAll);
  }

  List<Emitted> emitted() {
    return emitted;
  }

  List<String> anomalies() {
    return anomalies;
  }

  boolean confirmed() {
    return confirmed;
  }
}
