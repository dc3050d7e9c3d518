package io.wirestash.testkit;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.NoOptions;
import io.wirestash.api.auth.Auth;
import io.wirestash.api.auth.Logins;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.SessionContext;

/** A parser for the testkit's own tests: each datagram of the client is a password, the server's answers accept it. */
@Component(kind = Kind.PARSER, name = "login", summary = "For the testkit's own tests.", emits = Auth.class)
public final class LoginFactory implements ComponentFactory<NoOptions, Parser> {
  @Override
  public Parser create(NoOptions options, Context context) {
    return new Parser() {
      @Override
      public ProtocolSpec spec() {
        return ProtocolSpec.udp("login").ports(7);
      }

      @Override
      public ParserSession open(SessionContext session) {
        return new LoginSession(new Logins(session, context.secrets(), "login"));
      }
    };
  }

  private record LoginSession(Logins logins) implements ParserSession {
    @Override
    public void fromClient(Cursor in) {
      logins.begin(in.moment()).secret(in.rest());
    }

    @Override
    public void fromServer(Cursor in) {
      in.rest();
      logins.current().succeeded(null, null);
    }
  }
}
