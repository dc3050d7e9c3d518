package io.wirestash.api.parser;

/**
 * A flow reporter that also reads what flows carry: the bytes of TCP streams in their order and the datagrams of UDP,
 * whatever parser reads them, too. Stateless; a pipeline has one at most.
 */
public interface PayloadReporter extends FlowReporter {
  /**
   * A flow begins to carry payload.
   *
   * @return null if this flow's payload is of no interest
   */
  PayloadSession open(Flow flow, PayloadContext context);

  /**
   * Makes an event of a flow whose payload was read.
   *
   * @param payload what {@link #open} returned
   */
  Record report(Flow flow, PayloadSession payload);
}
