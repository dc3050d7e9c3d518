package io.wirestash.parser.http;

import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.Pending;
import io.wirestash.api.parser.SessionContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Ties responses to requests, in order (RFC 9112 section 9.3.2). A response without a request waits for a late one, as
 * long as none can have been lost: captures show packets in other orders than hosts do.
 */
final class Exchanges {
  /** Responses that wait for late requests. */
  private static final int MAX_EARLY = 16;

  private final SessionContext context;
  private final Consumer<Exchange> emit;
  private final Pending<Exchange> pending;
  private final Deque<Exchange> early = new ArrayDeque<>(2);
  private Exchange uploading; // waited for too long already, but its request still goes on
  private int count;
  private boolean pipelined;
  private boolean requestsLost;
  private boolean responsesLost;

  /** @param emit gets what has no counterpart */
  Exchanges(SessionContext context, Consumer<Exchange> emit) {
    this.context = context;
    this.emit = emit;
    this.pending = context.pending(this::lost);
    this.requestsLost = !context.flow().fromStart();
  }

  /** The exchange of a request, which begins. */
  Exchange ofRequest(Moment moment) {
    Exchange waiting = early.poll();
    if (waiting != null) return waiting.startedBy(moment);
    Exchange exchange = new Exchange(++count, moment);
    pending.add(exchange);
    return exchange;
  }

  /** The exchange of a response: of the oldest request, or without one. */
  Exchange ofResponse(Moment moment) {
    if (responsesLost && !pipelined) while (pending.size() > 1) emit.accept(pending.take());
    Exchange exchange = pending.take();
    pipelined |= pending.size() > 0 && !responsesLost;
    responsesLost = false;
    if (exchange == null) {
      exchange = uploading;
      uploading = null;
    }
    return exchange == null ? new Exchange(++count, moment) : exchange;
  }

  /** The request of an exchange has come to its end: from now on the server may be late. */
  void requestEnded(Exchange exchange) {
    if (exchange != uploading) return;
    uploading = null;
    pending.add(exchange);
  }

  private void lost(Exchange exchange) {
    if (exchange.requestEnded) emit.accept(exchange);
    else uploading = exchange;
  }

  boolean areWaiting() {
    return pending.size() > 0 || uploading != null;
  }

  /** A response without a request has ended. */
  void withoutRequest(Exchange exchange) {
    if (requestsLost || early.size() == MAX_EARLY) emit.accept(exchange);
    else early.add(exchange);
  }

  /** Requests are missing: a response without one has none. */
  void lostRequests() {
    requestsLost = true;
    while (!early.isEmpty()) emit.accept(early.poll());
  }

  /** Responses are missing. Clients that never send a request before the last is answered wait for the newest one's. */
  void lostResponses() {
    responsesLost = true;
  }
}
