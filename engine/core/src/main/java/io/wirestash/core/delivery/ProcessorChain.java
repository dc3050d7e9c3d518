package io.wirestash.core.delivery;

import io.wirestash.api.processor.Processor;
import io.wirestash.core.condition.Condition;
import io.wirestash.core.ledger.Faults;
import java.util.List;

/** The processors of a pipeline as one worker passes events through them, and contains their failures. One thread. */
public final class ProcessorChain {
  /**
   * A processor with its place in the pipeline.
   *
   * @param when which events it sees, or null for all
   */
  public record Step(String id, Condition when, Processor processor) {
    boolean sees(EventView event) {
      if (when == null) return true;
      return when.possible(event.type()) && (when.byTypeAlone() || when.holds(event));
    }
  }

  private final List<Step> steps;
  private final Faults faults;

  public ProcessorChain(List<Step> steps, Faults faults) {
    this.steps = List.copyOf(steps);
    this.faults = faults;
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }

  void process(EventView event) {
    for (int i = 0; i < steps.size() && !event.dropped(); i++) {
      Step step = steps.get(i);
      if (faults.isOff(step.id())) continue;
      try {
        if (step.sees(event)) step.processor().process(event);
      } catch (Throwable e) { // a plugin's bug costs this step of this event, not the run
        faults.add(step.id(), e, event.packet());
      }
    }
  }
}
