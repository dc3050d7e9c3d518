package io.wirestash.api.parser;

/** A component of the parser stage that makes an event of each anomaly. Stateless. */
public interface AnomalyReporter {
  Record report(Anomaly anomaly);
}
