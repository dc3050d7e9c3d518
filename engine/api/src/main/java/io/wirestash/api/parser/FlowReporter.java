package io.wirestash.api.parser;

/** A component of the parser stage that makes an event of each finished flow. Stateless. */
public interface FlowReporter {
  Record report(Flow flow);
}
