package io.wirestash.parser.http;

import io.wirestash.api.auth.LoginAttempt;
import io.wirestash.api.parser.Moment;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** A request and its response, while they are read; either can be missing. */
final class Exchange {
  /** Interim responses that are kept. */
  private static final int MAX_INTERIM = 16;

  final int ordinal;
  Moment start;
  RequestLine requestLine;
  Message request;
  StatusLine statusLine;
  Message response;
  Login login;
  LoginAttempt attempt;
  boolean requestEnded;
  boolean responseEnded;
  boolean emitted;
  private List<Interim> interim = List.of();

  Exchange(int ordinal, Moment start) {
    this.ordinal = ordinal;
    this.start = start;
  }

  /** The request of a response that came before it. */
  Exchange startedBy(Moment request) {
    start = request;
    return this;
  }

  void add(Interim response) {
    if (interim.isEmpty()) interim = new ArrayList<>(2);
    if (interim.size() < MAX_INTERIM) interim.add(response);
  }

  List<Interim> interim() {
    return interim;
  }

  /** True when nothing of it can follow. */
  boolean isOver() {
    return responseEnded && (request == null || requestEnded);
  }

  /** Asks to leave HTTP: its sender waits for the answer before it goes on, in whatever protocol. */
  boolean asksToSwitch() {
    return requestLine.isConnect() || request.head().has(KnownField.UPGRADE);
  }

  /** Whether the response means that the connection carries something else from here on. */
  boolean switches() {
    return statusLine.code() == 101 || requestLine != null && requestLine.isConnect() && statusLine.isSuccess();
  }

  /** What is wrong with either message. */
  EnumSet<HttpAnomaly> anomalies() {
    EnumSet<HttpAnomaly> all = EnumSet.noneOf(HttpAnomaly.class);
    if (request != null) all.addAll(request.anomalies());
    if (response != null) all.addAll(response.anomalies());
    for (HttpAnomaly anomaly : all) {
      if (!anomaly.isAmbiguous()) continue;
      all.add(HttpAnomaly.AMBIGUOUS_FRAMING);
      break;
    }
    return all;
  }
}
