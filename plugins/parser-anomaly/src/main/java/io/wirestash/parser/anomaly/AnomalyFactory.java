package io.wirestash.parser.anomaly;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.NoOptions;
import io.wirestash.api.parser.AnomalyReporter;
import org.pf4j.Extension;

/** Makes an event of each anomaly. */
@Extension
@Component(kind = Kind.PARSER, name = "anomaly", summary = "One event per oddity of the traffic, the first 25 of a flow.",
    emits = AnomalyEvent.class)
public final class AnomalyFactory implements ComponentFactory<NoOptions, AnomalyReporter> {
  @Override
  public AnomalyReporter create(NoOptions options, Context context) {
    return AnomalyEvent::of;
  }
}
