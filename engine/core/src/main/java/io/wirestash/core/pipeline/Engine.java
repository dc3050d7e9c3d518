package io.wirestash.core.pipeline;

import io.wirestash.core.config.Pipeline;
import io.wirestash.core.ledger.RunReport;
import io.wirestash.core.plugin.PluginHost;
import java.util.function.Consumer;

/** One run of one pipeline: from its inputs' first packet to its outputs' last event. */
public final class Engine {
  /**
   * @param notices told at once of what an operator should see (warnings, damaged input); from any thread
   */
  public Engine(Pipeline pipeline, PluginHost plugins, RunOptions options, Consumer<String> notices) {}

  /**
   * Runs until the inputs end or {@link #stop} is called, and everything has reached the outputs.
   *
   * @throws StartFailure if an input or output cannot be opened
   */
  public RunReport run() throws StartFailure {
    throw new UnsupportedOperationException();
  }

  /** Ends the inputs; {@link #run} then drains and returns. From any thread. */
  public void stop() {}

  /** From any thread. */
  public Progress progress() {
    return new Progress(0, 0, -1);
  }
}
