package io.wirestash.parser.http;

import io.wirestash.testkit.ParserContract;

class HttpContractTest extends ParserContract {
  HttpContractTest() {
    super("http");
  }
}
