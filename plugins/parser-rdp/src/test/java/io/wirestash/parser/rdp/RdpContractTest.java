package io.wirestash.parser.rdp;

import io.wirestash.api.auth.Credentials;
import io.wirestash.testkit.ParserContract;

class RdpContractTest extends ParserContract {
  RdpContractTest() {
    super("rdp", Credentials.SHOW);
  }
}
