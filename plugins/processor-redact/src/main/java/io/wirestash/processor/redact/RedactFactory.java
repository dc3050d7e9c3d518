package io.wirestash.processor.redact;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.processor.Processor;
import org.pf4j.Extension;

/** Makes the {@code redact} processor. */
@Extension
@Component(kind = Kind.PROCESSOR, name = "redact", summary = "Masks, hashes or drops members of events.")
public final class RedactFactory implements ComponentFactory<RedactOptions, Processor> {
  @Override
  public Processor create(RedactOptions options, Context context) {
    return new RedactProcessor(options);
  }
}
