package io.wirestash.parser.redis;

import io.wirestash.api.auth.Credentials;
import io.wirestash.testkit.ParserContract;

class RedisContractTest extends ParserContract {
  RedisContractTest() {
    super("redis", Credentials.MASK);
  }
}
