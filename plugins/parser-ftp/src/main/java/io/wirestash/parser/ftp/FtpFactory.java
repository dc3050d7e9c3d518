package io.wirestash.parser.ftp;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.auth.Auth;
import io.wirestash.api.parser.Parser;
import org.pf4j.Extension;

/** Makes the {@code ftp} parser. */
@Extension
@Component(
    kind = Kind.PARSER,
    name = "ftp",
    summary = "FTP logins, commands with their replies, and the transfers on the data connections.",
    emits = {FtpExchange.class, Auth.class})
public final class FtpFactory implements ComponentFactory<FtpOptions, Parser> {
  @Override
  public Parser create(FtpOptions options, Context context) {
    return new FtpParser(options, context.secrets());
  }
}
