package io.wirestash.parser.packet;

import io.wirestash.api.auth.Credentials;
import io.wirestash.testkit.ParserContract;

class PacketContractTest extends ParserContract {
  PacketContractTest() {
    super("packet", Credentials.SHOW);
  }
}
