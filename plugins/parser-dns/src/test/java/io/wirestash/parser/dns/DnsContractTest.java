package io.wirestash.parser.dns;

import io.wirestash.testkit.ParserContract;
import java.util.Set;

class DnsContractTest extends ParserContract {
  DnsContractTest() {
    super("dns");
  }

  @Override
  protected Set<String> membersAboutPackets() {
    return Set.of("query_packet", "rtt");
  }
}
