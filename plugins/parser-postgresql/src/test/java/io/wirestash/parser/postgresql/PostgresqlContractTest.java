package io.wirestash.parser.postgresql;

import io.wirestash.api.auth.Credentials;
import io.wirestash.testkit.ParserContract;

class PostgresqlContractTest extends ParserContract {
  PostgresqlContractTest() {
    super("postgresql", Credentials.SHOW);
  }
}
