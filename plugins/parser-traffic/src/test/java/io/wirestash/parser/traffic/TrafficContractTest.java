package io.wirestash.parser.traffic;

import io.wirestash.testkit.ParserContract;

class TrafficContractTest extends ParserContract {
  TrafficContractTest() {
    super("traffic");
  }
}
