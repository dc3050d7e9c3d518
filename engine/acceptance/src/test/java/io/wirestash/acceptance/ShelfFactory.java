package io.wirestash.acceptance;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.output.EndOfOutput;
import io.wirestash.api.output.EventBatch;
import io.wirestash.api.output.EventFormat;
import io.wirestash.api.output.Output;
import java.io.IOException;

/** An output that takes events until it is full, and then behaves as its options say. */
@Component(kind = Kind.OUTPUT, name = "shelf", summary = "For tests: takes so many events, then fails.")
public final class ShelfFactory implements ComponentFactory<ShelfOptions, Output> {
  @Override
  public Output create(ShelfOptions options, Context context) {
    return new Shelf(options);
  }

  private static final class Shelf implements Output {
    private final ShelfOptions options;
    private int taken;
    private boolean closed;

    Shelf(ShelfOptions options) {
      this.options = options;
    }

    @Override
    public EventFormat format() {
      return EventFormat.NATIVE;
    }

    @Override
    public void open() {}

    @Override
    public void write(EventBatch batch) throws IOException {
      if (closed) throw new IllegalStateException("written to after it was closed");
      taken += batch.size();
      if (taken <= options.room()) return;
      switch (options.full()) {
        case LEAVES -> throw new EndOfOutput("nobody reads on");
        case FAILS -> throw new IOException("no space left");
        case BREAKS -> throw new IllegalStateException("as asked");
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      if (closed) throw new IllegalStateException("closed twice");
      closed = true;
    }
  }
}
