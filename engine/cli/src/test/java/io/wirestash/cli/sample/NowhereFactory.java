package io.wirestash.cli.sample;

import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.NoOptions;
import io.wirestash.api.output.EventBatch;
import io.wirestash.api.output.EventFormat;
import io.wirestash.api.output.Output;

public final class NowhereFactory implements ComponentFactory<NoOptions, Output> {
  @Override
  public Output create(NoOptions options, Context context) {
    return new Nowhere();
  }

  private static final class Nowhere implements Output {
    @Override
    public EventFormat format() {
      return EventFormat.NATIVE;
    }

    @Override
    public void open() {}

    @Override
    public void write(EventBatch batch) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
