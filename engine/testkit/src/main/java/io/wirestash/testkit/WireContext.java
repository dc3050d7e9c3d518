package io.wirestash.testkit;

import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Flow;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.Pending;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.SessionContext;
import io.wirestash.testkit.Wire.Emitted;
import io.wirestash.testkit.Wire.Expected;
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
  private final List<String> anomalies = new ArrayList<>();
  private final List<Expected> expected = new ArrayList<>();
  private final List<WirePending<?>> pendings = new ArrayList<>();
  private Held held = new Held();
  private Moment now;
  private boolean confirmed;
  private boolean done;
  private boolean switched;
  private String successor;
  private String irrevocable;

  /** What the call at hand has said so far. */
  private record Held(List<Emitted> events, List<String> anomalies) {
    Held() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

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
    held.events().add(new Emitted(Objects.requireNonNull(start), now, Objects.requireNonNull(event)));
  }

  @Override
  public void anomaly(String code) {
    held.anomalies().add(spec.id() + "." + code);
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
  public void switchTo(String protocol) {
    switched = true;
    successor = protocol;
  }

  @Override
  public void done() {
    done = true;
  }

  @Override
  public void expect(Direction listener, int port, Function<SessionContext, ParserSession> open) {
    irrevocable = "expected a connection";
    expected.removeIf(other -> other.listener() == listener && other.port() == port);
    expected.add(new Expected(listener, port, open));
  }

  // ---- for the wire

  /** A packet's bytes are about to be read. */
  void begin(Moment packet) {
    now = packet;
    irrevocable = null;
  }

  Moment now() {
    return now;
  }

  /** The call returned: what it said is sent. */
  void commit() {
    anomalies.addAll(held.anomalies());
    emitted.addAll(held.events());
    held = new Held();
    irrevocable = null;
    if (switched) loseAll();
  }

  /** The bytes were faulty: events are forgotten, and the fault is the last anomaly. */
  void undo(String code) {
    anomaly(code);
    held.events().clear();
    commit();
  }

  /** The call will be made again: nothing of it counts. */
  void retract(String call) {
    if (irrevocable != null) {
      throw new AssertionError(call + " ran out of bytes after it " + irrevocable + ": read first, then act");
    }
    held = new Held();
    done = switched = false;
  }

  /** A change that the engine cannot undo. */
  void changed(String what) {
    irrevocable = what;
  }

  /** Tells a session of a lost request; what it says then is about the request's packet. */
  void lost(Moment request, Runnable tell) {
    Moment interrupted = now;
    Held before = held;
    held = new Held();
    now = request;
    tell.run();
    anomalies.addAll(held.anomalies());
    emitted.addAll(held.events());
    now = interrupted;
    held = before;
  }

  void expire(long nanos) {
    pendings.forEach(pending -> pending.expire(nanos));
  }

  void loseAll() {
    pendings.forEach(WirePending::loseAll);
  }

  // ---- for the test

  List<Emitted> emitted() {
    return emitted;
  }

  List<String> anomalies() {
    return anomalies;
  }

  List<Expected> expected() {
    return expected;
  }

  boolean confirmed() {
    return confirmed;
  }

  boolean isDone() {
    return done;
  }

  boolean switched() {
    return switched;
  }

  /** The protocol that follows, or null if the session did not know or did not switch. */
  String successor() {
    return successor;
  }
}
