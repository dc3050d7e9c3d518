package io.wirestash.parser.smtp;

import io.wirestash.api.auth.Credentials;
import io.wirestash.testkit.ParserContract;

class SmtpContractTest extends ParserContract {
  SmtpContractTest() {
    super("smtp", Credentials.SHOW);
  }
}
