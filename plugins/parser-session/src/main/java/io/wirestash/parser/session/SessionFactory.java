package io.wirestash.parser.session;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.NoOptions;
import io.wirestash.api.parser.FlowReporter;
import org.pf4j.Extension;

/** Makes one event of each finished flow. */
@Extension
@Component(kind = Kind.PARSER, name = "session", summary = "One event per finished flow: packets, bytes, state, history.",
    emits = FlowSession.class)
public final class SessionFactory implements ComponentFactory<NoOptions, FlowReporter> {
  @Override
  public FlowReporter create(NoOptions options, Context context) {
    return FlowSession::of;
  }
}
