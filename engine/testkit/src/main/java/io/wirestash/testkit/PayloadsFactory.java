package io.wirestash.testkit;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.NoOptions;
import io.wirestash.api.parser.Parser;

/** Makes the parser behind {@link Captures#datagrams}. It takes every UDP flow: never together with another parser. */
@Component(
    kind = Kind.PARSER,
    name = PayloadsFactory.NAME,
    summary = "For tests: every UDP datagram as it is.",
    emits = Payload.class)
public final class PayloadsFactory implements ComponentFactory<NoOptions, Parser> {
  static final String NAME = "test_payloads";

  @Override
  public Parser create(NoOptions options, Context context) {
    return new PayloadsParser();
  }
}
