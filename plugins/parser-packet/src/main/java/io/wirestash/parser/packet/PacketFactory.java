package io.wirestash.parser.packet;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.parser.PacketReporter;
import org.pf4j.Extension;

/** Makes one event of each packet that its filter lets pass. */
@Extension
@Component(
    kind = Kind.PARSER,
    name = "packet",
    summary = "One event per packet: addresses, header fields, payload; with a filter by host and port.",
    emits = PacketEvent.class,
    onRequest = true)
public final class PacketFactory implements ComponentFactory<PacketOptions, PacketReporter> {
  @Override
  public PacketReporter create(PacketOptions options, Context context) {
    PacketFilter filter = new PacketFilter(options);
    PacketOptions shown = allowed(options, context);
    return (packet, flow) -> filter.passes(packet) ? PacketEvent.of(packet, shown) : null;
  }

  /** Payload holds passwords as they were sent: it is left out where the pipeline hides them. */
  private static PacketOptions allowed(PacketOptions options, Context context) {
    if (context.secrets().shown() || !options.showsPayload()) return options;
    context.warn(context.id() + ": payload is left out, for it may hold passwords; \"credentials: show\" allows it");
    return options.withoutPayload();
  }
}
