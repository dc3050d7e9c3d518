package io.wirestash.parser.ssh;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.auth.Auth;
import io.wirestash.api.parser.Parser;
import org.pf4j.Extension;

/** Makes the {@code ssh} parser. */
@Extension
@Component(
    kind = Kind.PARSER,
    name = "ssh",
    summary = "SSH handshakes with HASSH and host keys, and the likely result of the login.",
    emits = {SshConnection.class, Auth.class})
public final class SshFactory implements ComponentFactory<SshOptions, Parser> {
  @Override
  public Parser create(SshOptions options, Context context) {
    return new SshParser(options, context.secrets());
  }
}
