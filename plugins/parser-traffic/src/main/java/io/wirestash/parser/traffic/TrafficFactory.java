package io.wirestash.parser.traffic;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.NoOptions;
import io.wirestash.api.parser.PacketReporter;
import org.pf4j.Extension;

/** Makes a small event of each IP packet. */
@Extension
@Component(
    kind = Kind.PARSER,
    name = "traffic",
    summary = "One small event per IP packet: who, to whom, how much; for statistics.",
    emits = TrafficEvent.class,
    onRequest = true)
public final class TrafficFactory implements ComponentFactory<NoOptions, PacketReporter> {
  @Override
  public PacketReporter create(NoOptions options, Context context) {
    return (packet, flow) -> TrafficEvent.of(packet);
  }
}
