package io.wirestash.core.pipeline;

import io.wirestash.core.delivery.CaptureOrder;
import io.wirestash.core.delivery.EcsNames;
import io.wirestash.core.delivery.EventWriter;
import io.wirestash.core.delivery.OutputLane;
import io.wirestash.core.delivery.ProcessorChain;
import io.wirestash.core.delivery.Routes;
import io.wirestash.core.ledger.Faults;
import java.util.List;

/** The way of events from workers to outputs. */
final class Delivery {
  private final Routes routes;
  private final CaptureOrder order;
  private final EcsNames names;
  private final List<ProcessorChain.Step> processors;
  private final int workers;

  Delivery(Assembly assembly, List<OutputLane> lanes, int workers) {
    this.workers = workers;
    routes = new Routes(assembly.codecs, lanes);
    order = new CaptureOrder(workers, routes);
    names = new EcsNames(assembly.emitted, assembly.added);
    processors = assembly.processors;
  }

  /** The writer of one worker. */
  EventWriter writer(int worker, Faults faults) {
    return new EventWriter(routes, order, worker, workers, new ProcessorChain(processors, faults), names);
  }
}
