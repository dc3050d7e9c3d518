package io.wirestash.parser.mysql;

import io.wirestash.api.auth.Credentials;
import io.wirestash.testkit.ParserContract;

class MysqlContractTest extends ParserContract {
  MysqlContractTest() {
    super("mysql", Credentials.SHOW);
  }
}
