package io.wirestash.parser.packet;

import io.wirestash.testkit.ParserContract;

class PacketContractTest extends ParserContract {
  PacketContractTest() {
    super("packet");
  }
}
