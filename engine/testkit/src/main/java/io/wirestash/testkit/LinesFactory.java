package io.wirestash.testkit;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.output.Output;

/** Makes the output of every run of a {@link TestEngine}. */
@Component(kind = Kind.OUTPUT, name = LinesFactory.NAME, summary = "For tests: events as lines of one file.")
public final class LinesFactory implements ComponentFactory<LinesOptions, Output> {
  static final String NAME = "test_lines";

  @Override
  public Output create(LinesOptions options, Context context) {
    return new LinesOutput(options);
  }
}
