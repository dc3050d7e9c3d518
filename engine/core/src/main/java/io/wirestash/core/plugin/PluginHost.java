package io.wirestash.core.plugin;

import io.wirestash.api.ComponentFactory;
import io.wirestash.api.event.EventCodec;
import io.wirestash.core.config.Item;
import java.util.Map;

/** Loads the plugins that a pipeline names, each in a class loader of its own, and makes their factories. */
public final class PluginHost implements AutoCloseable {
  /** The factory of a component; loads its plugin on first use. */
  public ComponentFactory<?, ?> factory(ComponentInfo component) {
    throw new UnsupportedOperationException();
  }

  /** The item's options as the record its factory wants. */
  public Record options(Item item) {
    throw new UnsupportedOperationException();
  }

  /** The codecs of the events that a component emits, by the class of the record. */
  public Map<Class<?>, EventCodec<?>> codecs(ComponentInfo component) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
