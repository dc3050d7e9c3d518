package io.wirestash.processor.services;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.processor.Processor;
import org.pf4j.Extension;

/** Makes the {@code services} processor. */
@Extension
@Component(kind = Kind.PROCESSOR, name = "services", summary = "Adds the names of the services at both ports.",
    emits = ServiceMembers.class)
public final class ServicesFactory implements ComponentFactory<ServicesOptions, Processor> {
  @Override
  public Processor create(ServicesOptions options, Context context) {
    return new ServicesProcessor(options.file());
  }
}
