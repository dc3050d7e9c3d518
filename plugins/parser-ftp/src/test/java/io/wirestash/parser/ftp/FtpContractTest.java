package io.wirestash.parser.ftp;

import io.wirestash.api.auth.Credentials;
import io.wirestash.testkit.ParserContract;

class FtpContractTest extends ParserContract {
  FtpContractTest() {
    super("ftp", Credentials.SHOW);
  }
}
