package io.wirestash.parser.mongodb;

import io.wirestash.api.auth.Credentials;
import io.wirestash.testkit.ParserContract;

class MongodbContractTest extends ParserContract {
  MongodbContractTest() {
    super("mongodb", Credentials.SHOW);
  }
}
