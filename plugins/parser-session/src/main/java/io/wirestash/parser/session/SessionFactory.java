package io.wirestash.parser.session;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.OptionsException;
import io.wirestash.api.parser.FlowReporter;
import io.wirestash.parser.session.SessionOptions.Data;
import org.pf4j.Extension;

/** Makes one event of each finished flow, if wanted with its payload. */
@Extension
@Component(kind = Kind.PARSER, name = "session",
    summary = "One event per finished flow: packets, bytes, state, history; payload on request.",
    emits = {FlowSession.class, FlowData.class})
public final class SessionFactory implements ComponentFactory<SessionOptions, FlowReporter> {
  @Override
  public FlowReporter create(SessionOptions options, Context context) {
    FlowFilter filter = new FlowFilter(options);
    if (options.data() == Data.NONE) return flow -> filter.passes(flow) ? FlowSession.of(flow, Payload.NONE) : null;
    if (!context.secrets().shown()) {
      throw new OptionsException("data", "payload shows passwords as they were sent: allow it with \"credentials: show\"");
    }
    return new PayloadSessions(options, filter);
  }
}
