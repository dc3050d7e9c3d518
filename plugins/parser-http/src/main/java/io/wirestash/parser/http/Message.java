package io.wirestash.parser.http;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One side's half of an exchange, while it is read. */
final class Message {
  private final Head head;
  private final Set<HttpAnomaly> anomalies;
  private Head trailers;
  private Body body;
  private boolean complete;

  Message(Head head, EnumSet<HttpAnomaly> anomalies) {
    this.head = head;
    this.anomalies = anomalies;
  }

  Head head() {
    return head;
  }

  /** What is wrong with it; may be added to. */
  Set<HttpAnomaly> anomalies() {
    return anomalies;
  }

  void add(HttpAnomaly anomaly) {
    anomalies.add(anomaly);
  }

  Head trailers() {
    return trailers;
  }

  void trailers(Head trailers) {
    this.trailers = trailers;
  }

  /**
   * Begins the body that its framing announces.
   *
   * @param unpacked whether it is to be unpacked
   */
  BodyReader openBody(Framing framing, BodySettings settings, boolean unpacked) {
    body = new Body(settings, unpacked ? Codings.of(head, anomalies) : List.of(), anomalies);
    return new BodyReader(this, framing, body);
  }

  void complete(boolean complete) {
    this.complete = complete;
  }

  /** True if it was seen to its end. */
  boolean isComplete() {
    return complete;
  }

  long missing() {
    return body == null ? 0 : body.missing();
  }

  BodyView body() {
    return body == null ? BodyView.NONE : body.view(head.value(KnownField.CONTENT_TYPE));
  }
}
