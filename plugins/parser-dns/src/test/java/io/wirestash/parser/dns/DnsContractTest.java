package io.wirestash.parser.dns;

import io.wirestash.testkit.ParserContract;

class DnsContractTest extends ParserContract {
  DnsContractTest() {
    super("dns");
  }
}
