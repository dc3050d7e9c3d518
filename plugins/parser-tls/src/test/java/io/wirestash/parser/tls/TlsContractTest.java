package io.wirestash.parser.tls;

import io.wirestash.testkit.ParserContract;

class TlsContractTest extends ParserContract {
  TlsContractTest() {
    super("tls");
  }
}
