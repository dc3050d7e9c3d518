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

  ParserFlow(ParserStage stage, TrackedFlow flow, ParserBinding binding) {
    this.stage = stage;
    this.flow = flow;
    this.binding = binding;
  }

  void open() {
    session = binding.parser().open(this);
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

  /** No further bytes for this parser. */
  void stop() {
    session = null;
  }

  /** True if nothing is lost when the session is dropped and another opened for the next datagram. */
  boolean forgettable() {
    boolean idle = pending == null || pending.size() == 0;
    return idle && violations == 0 && session != null && binding.spec().memoryless();
  }

  /** Counts a faulty message; true if the parser should be withdrawn, so that another may try. */
  boolean violates() {
    violations++;
    if (flow.service() == null) return violations >= PATIENCE;
    if (violations >= MAX_VIOLATIONS) stop();
    return false;
  }

  @Override
  public void emit(Record event) {
    stage.hold(event, null);
  }

  @Override
  public void emit(Moment start, Record event) {
    stage.hold(event, start);
  }

  @Override
  public void anomaly(String code) {
    stage.anomaly(binding, code);
  }

  @Override
  public void confirm() {
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
  public void switchTo(String protocol) {}

  @Override
  public void done() {}

  @Override
  public void expect(Direction listener, int port, Function<SessionContext, ParserSession> open) {}

  TrackedFlow tracked() {
    return flow;
  }

  ParserStage stage() {
    return stage;
  }
}
