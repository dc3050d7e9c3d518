package io.wirestash.processor.filter;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.OptionsException;
import io.wirestash.api.processor.EventCondition;
import io.wirestash.api.processor.Processor;
import org.pf4j.Extension;

/** Makes the {@code filter} processor. */
@Extension
@Component(kind = Kind.PROCESSOR, name = "filter", summary = "Keeps or drops events by a condition.")
public final class FilterFactory implements ComponentFactory<FilterOptions, Processor> {
  @Override
  public Processor create(FilterOptions options, Context context) {
    EventCondition keep = options.keep();
    EventCondition drop = options.drop();
    if (keep == null && drop == null) throw new OptionsException(null, "say what to keep or what to drop");
    return event -> {
      if (keep != null && !keep.holds(event) || drop != null && drop.holds(event)) event.drop();
    };
  }
}
