package io.wirestash.parser.smtp;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.auth.Auth;
import io.wirestash.api.parser.Parser;
import org.pf4j.Extension;

/** Makes the {@code smtp} parser. */
@Extension
@Component(
    kind = Kind.PARSER,
    name = "smtp",
    summary = "SMTP logins, mail transactions with their messages, and attachments.",
    emits = {SmtpTransaction.class, Auth.class})
public final class SmtpFactory implements ComponentFactory<SmtpOptions, Parser> {
  @Override
  public Parser create(SmtpOptions options, Context context) {
    return new SmtpParser(options, context.secrets());
  }
}
