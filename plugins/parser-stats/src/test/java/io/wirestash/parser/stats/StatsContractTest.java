package io.wirestash.parser.stats;

import io.wirestash.testkit.ParserContract;

class StatsContractTest extends ParserContract {
  StatsContractTest() {
    super("stats");
  }
}
