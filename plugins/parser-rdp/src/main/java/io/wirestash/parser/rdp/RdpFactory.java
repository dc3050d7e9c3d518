package io.wirestash.parser.rdp;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.auth.Auth;
import io.wirestash.api.parser.Parser;
import org.pf4j.Extension;

/** Makes the {@code rdp} parser. */
@Extension
@Component(
    kind = Kind.PARSER,
    name = "rdp",
    summary = "RDP connections: negotiation, the client, and its login as far as it is visible.",
    emits = {RdpConnection.class, Auth.class})
public final class RdpFactory implements ComponentFactory<RdpOptions, Parser> {
  @Override
  public Parser create(RdpOptions options, Context context) {
    return new RdpParser(options, context.secrets());
  }
}
