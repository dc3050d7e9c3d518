package io.wirestash.processor.geoip;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.processor.Processor;
import org.pf4j.Extension;

/** Makes the {@code geoip} processor. */
@Extension
@Component(kind = Kind.PROCESSOR, name = "geoip", summary = "Adds country, city and network of both addresses.",
    emits = GeoMembers.class)
public final class GeoipFactory implements ComponentFactory<GeoipOptions, Processor> {
  @Override
  public Processor create(GeoipOptions options, Context context) {
    return new GeoipProcessor(new Databases(options.databases(), options.language(), context), options.cache());
  }
}
