package io.wirestash.processor.sample;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.processor.Processor;
import org.pf4j.Extension;

/** Makes the {@code sample} processor. */
@Extension
@Component(kind = Kind.PROCESSOR, name = "sample", summary = "Keeps one of so many flows or events, the same in every run.")
public final class SampleFactory implements ComponentFactory<SampleOptions, Processor> {
  @Override
  public Processor create(SampleOptions options, Context context) {
    return new SampleProcessor(options);
  }
}
