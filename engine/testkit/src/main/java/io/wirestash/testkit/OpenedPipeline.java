package io.wirestash.testkit;

import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.auth.Secrets;
import io.wirestash.api.event.EventCodec;
import io.wirestash.core.config.Item;
import io.wirestash.core.config.Pipeline;
import io.wirestash.core.plugin.PluginHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A loaded pipeline with all that a run of it needs.
 *
 * @param lines where its output writes
 */
record OpenedPipeline(Scratch scratch, Path lines, Pipeline pipeline, PluginHost plugins) implements AutoCloseable {
  /** Makes one of the pipeline's components, as the engine would. */
  Object create(Item item) {
    @SuppressWarnings("unchecked") // the index says which options a factory takes
    ComponentFactory<Record, ?> factory = (ComponentFactory<Record, ?>) plugins.factory(item.component());
    return factory.create(plugins.options(item), new Surroundings(item.id(), FixedSecrets.of(pipeline.credentials())));
  }

  /** The codecs of the events that a component emits, by the class of the record. */
  Map<Class<?>, EventCodec<?>> codecs(Item item) {
    return plugins.codecs(item.component());
  }

  @Override
  public void close() throws IOException {
    plugins.close();
    scratch.close();
  }

  /** What a component learns here; what it reports, the run over the same capture reports too. */
  private record Surroundings(String id, Secrets secrets) implements Context {
    @Override
    public void warn(String message) {}

    @Override
    public void damaged(String message) {}

    @Override
    public boolean terminal() {
      return false;
    }
  }
}
