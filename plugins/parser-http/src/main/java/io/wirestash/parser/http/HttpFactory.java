package io.wirestash.parser.http;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.auth.Auth;
import io.wirestash.api.parser.Parser;
import org.pf4j.Extension;

/** Makes the {@code http} parser. */
@Extension
@Component(
    kind = Kind.PARSER,
    name = "http",
    summary = "HTTP/1.0 and 1.1: each request with its response, bodies unpacked.",
    emits = {HttpTransaction.class, Auth.class})
public final class HttpFactory implements ComponentFactory<HttpOptions, Parser> {
  @Override
  public Parser create(HttpOptions options, Context context) {
    return new HttpParser(options, context.secrets());
  }
}
