package io.wirestash.parser.dns;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.parser.Parser;
import org.pf4j.Extension;

/** Makes the {@code dns} parser. */
@Extension
@Component(
    kind = Kind.PARSER,
    name = "dns",
    summary = "DNS, mDNS and LLMNR messages over UDP and TCP, each answer tied to its query.",
    emits = DnsMessage.class)
public final class DnsFactory implements ComponentFactory<DnsOptions, Parser> {
  @Override
  public Parser create(DnsOptions options, Context context) {
    return new DnsParser(options);
  }
}
