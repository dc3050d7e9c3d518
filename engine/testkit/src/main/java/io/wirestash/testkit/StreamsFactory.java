package io.wirestash.testkit;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.NoOptions;
import io.wirestash.api.parser.Parser;

/** Makes the parser behind {@link Captures#streams}. It takes every TCP flow: never together with another parser. */
@Component(
    kind = Kind.PARSER,
    name = StreamsFactory.NAME,
    summary = "For tests: every TCP stream as it is.",
    emits = StreamPart.class)
public final class StreamsFactory implements ComponentFactory<NoOptions, Parser> {
  static final String NAME = "test_streams";

  @Override
  public Parser create(NoOptions options, Context context) {
    return new StreamsParser();
  }
}
