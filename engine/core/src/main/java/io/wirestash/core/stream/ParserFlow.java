package io.wirestash.core.stream;

import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Flow;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.Pending;
import io.wirestash.api.parser.SessionContext;
import io.wirestash.core.detect.ParserBinding;
import io.wirestash.core.flow.TrackedFlow;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the engine keeps for a flow that a parser reads: the parser's session, its pending requests, its faults. */
final class ParserFlow implements SessionContext {
  /** Faulty messages after which a parser that never was sure of the protocol is withdrawn. */
  private static final int PATIENCE = 3;

  /** Faulty messages after which parsing of the flow stops. */
  private static final int MAX_VIOLATIONS = 100;

  private final ParserStage stage;
  private final TrackedFlow flow;
  private final ParserBinding binding;
  private ParserSession session;
  private PendingRequests<?> pending;
  private int violations;
  private boolean confirmed;
  private boolean done;
  private boolean switching;
  private String successor;

  ParserFlow(ParserStage stage, TrackedFlow flow, ParserBinding binding) {
    this.stage = stage;
    this.flow = flow;
    this.binding = binding;
  }

  /** Makes the session by the parser itself, or by another session that expected this flow. */
  void open(Function<SessionContext, ParserSession> expected) {
    session = expected == null ? binding.parser().open(this) : expected.apply(this);
  }

  ParserBinding binding() {
    return binding;
  }

  /** The parser's session, or null after it was stopped. */
  ParserSession session() {
    return session;
  }

  PendingRequests<?> pendingRequests() {
    return pending;
  }

  Requests requests() {
    return stage.requests();
  }

  TrackedFlow tracked() {
    return flow;
  }

  /** No further bytes for this parser. */
  void stop() {
    session = null;
  }

  /** True if nothing is lost when the session is dropped and another opened for the next datagram. */
  boolean forgettable() {
    return !awaitsAnswers() && violations == 0 && session != null && binding.spec().memoryless();
  }

  /** True if the session has requests that nobody has answered yet. */
  boolean awaitsAnswers() {
    return pending != null && pending.size() > 0;
  }

  /** True if the parser was sure of its protocol. */
  boolean confirmed() {
    return confirmed || flow.service() != null && flow.service().equals(binding.spec().id());
  }

  /** Counts a faulty message; true if the parser should be withdrawn, so that another may try. */
  boolean violates() {
    violations++;
    if (!confirmed()) return violations >= PATIENCE;
    if (violations >= MAX_VIOLATIONS) stop();
    return false;
  }

  /** The call is made again later: what it asked for does not count. */
  void undo() {
    done = switching = false;
  }

  /** True if the session said that it is done. */
  boolean isDone() {
    return done;
  }

  /** True if the session said that another protocol follows. */
  boolean switching() {
    return switching;
  }

  /** The protocol that follows, or null if the session did not know. */
  String successor() {
    return successor;
  }

  @Override
  public void emit(Record event) {
    stage.emission().hold(event, null);
  }

  @Override
  public void emit(Moment start, Record event) {
    stage.emission().hold(event, start);
  }

  @Override
  public void anomaly(String code) {
    stage.emission().hold(code);
  }

  @Override
  public void confirm() {
    if (confirmed) return;
    confirmed = true;
    flow.service(binding.spec().id());
  }

  @Override
  public <T> Pending<T> pending(Consumer<T> lost) {
    PendingRequests<T> requests = new PendingRequests<>(this, lost);
    pending = requests;
    return requests;
  }

  @Override
  public Flow flow() {
    return flow;
  }

  @Override
  public void switchTo(String protocol) {
    switching = true;
    successor = protocol;
  }

  @Override
  public void done() {
    done = true;
  }

  @Override
  public void expect(Direction listener, int port, Function<SessionContext, ParserSession> open) {
    stage.expectations().add(flow, listener, port, new Expectations.Expected(binding, open), stage.emission().scene().nanos);
  }
}
