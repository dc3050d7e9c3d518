package io.wirestash.api.parser;

/** A component of the parser stage that makes an event of each finished flow, and of a long one now and then. Stateless. */
public interface FlowReporter {
  /** @param flow with an {@link Flow#endCause} if it has ended */
  Record report(Flow flow);
}
