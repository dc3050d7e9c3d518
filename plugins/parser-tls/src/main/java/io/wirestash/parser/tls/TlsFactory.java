package io.wirestash.parser.tls;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.parser.Parser;
import org.pf4j.Extension;

/** Makes the {@code tls} parser. */
@Extension
@Component(
    kind = Kind.PARSER,
    name = "tls",
    summary = "TLS handshakes on any port: versions, names, fingerprints and certificates.",
    emits = TlsHandshake.class)
public final class TlsFactory implements ComponentFactory<TlsOptions, Parser> {
  @Override
  public Parser create(TlsOptions options, Context context) {
    return new TlsParser(options);
  }
}
