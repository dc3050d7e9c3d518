package io.wirestash.parser.session;

import io.wirestash.testkit.ParserContract;

class SessionContractTest extends ParserContract {
  SessionContractTest() {
    super("session");
  }
}
