package io.wirestash.parser.anomaly;

import io.wirestash.testkit.ParserContract;

class AnomalyContractTest extends ParserContract {
  AnomalyContractTest() {
    super("anomaly");
  }
}
