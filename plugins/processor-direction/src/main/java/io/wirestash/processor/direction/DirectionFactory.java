package io.wirestash.processor.direction;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.OptionsException;
import io.wirestash.api.processor.Processor;
import org.pf4j.Extension;

/** Makes the {@code direction} processor. */
@Extension
@Component(kind = Kind.PROCESSOR, name = "direction", summary = "Adds whether an event comes in, goes out or stays within.",
    emits = DirectionMembers.class)
public final class DirectionFactory implements ComponentFactory<DirectionOptions, Processor> {
  @Override
  public Processor create(DirectionOptions options, Context context) {
    try {
      return new DirectionProcessor(LocalNetworks.of(options.local()));
    } catch (IllegalArgumentException e) {
      throw new OptionsException("local", e.getMessage());
    }
  }
}
