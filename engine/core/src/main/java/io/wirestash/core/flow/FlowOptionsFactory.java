package io.wirestash.core.flow;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;

/** Makes the flow table's limits configurable like any component. */
@Component(kind = Kind.FLOWS, name = "flows", summary = "The flow table: limits and time-outs.")
public final class FlowOptionsFactory implements ComponentFactory<FlowOptions, FlowOptions> {
  @Override
  public FlowOptions create(FlowOptions options, Context context) {
    return options;
  }
}
