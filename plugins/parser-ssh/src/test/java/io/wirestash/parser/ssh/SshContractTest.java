package io.wirestash.parser.ssh;

import io.wirestash.testkit.ParserContract;

class SshContractTest extends ParserContract {
  SshContractTest() {
    super("ssh");
  }
}
