package io.wirestash.core.plugin;

import io.wirestash.api.ComponentFactory;
import io.wirestash.api.event.EventCodec;
import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.catalog.ComponentInfo;
import io.wirestash.core.catalog.EventInfo;
import io.wirestash.core.catalog.PluginInfo;
import io.wirestash.core.config.Item;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Loads the plugins that a pipeline names, each in a class loader of its own, and makes their factories. */
public final class PluginHost implements AutoCloseable {
  private final Catalog catalog;
  private final Map<String, ClassLoader> loaders = new HashMap<>();
  private IsolatingPluginManager manager;

  public PluginHost(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The factory of a component; loads its plugin on first use.
   *
   * @throws PluginFailure if the plugin cannot be loaded or is not what its index says
   */
  public ComponentFactory<?, ?> factory(ComponentInfo component) {
    return create(component, component.factoryClass(), ComponentFactory.class);
  }

  /**
   * The item's options as the record its factory wants.
   *
   * @throws PluginFailure if the record is not what the plugin's index says
   */
  public Record options(Item item) {
    ComponentInfo component = item.component();
    try {
      return OptionsRecord.create(load(component, component.optionsClass()), item.options());
    } catch (ReflectiveOperationException | LinkageError | IllegalArgumentException e) {
      throw new PluginFailure(component.plugin(), e);
    }
  }

  /**
   * The codecs of the events that a component emits, by the class of the record.
   *
   * @throws PluginFailure if the codecs are not what the plugin's index says
   */
  public Map<Class<?>, EventCodec<?>> codecs(ComponentInfo component) {
    Map<Class<?>, EventCodec<?>> codecs = new LinkedHashMap<>();
    for (EventInfo event : component.emits()) {
      codecs.put(load(component, event.recordClass()), create(component, event.codecClass(), EventCodec.class));
    }
    return codecs;
  }

  private <T> T create(ComponentInfo component, String className, Class<T> type) {
    try {
      return type.cast(load(component, className).getConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
      throw new PluginFailure(component.plugin(), e);
    }
  }

  private Class<?> load(ComponentInfo component, String className) {
    try {
      return Class.forName(className, true, loader(component.plugin()));
    } catch (ClassNotFoundException | LinkageError e) {
      throw new PluginFailure(component.plugin(), e);
    }
  }

  private synchronized ClassLoader loader(PluginInfo plugin) {
    if (plugin.jar() == null) return catalog.classPath();
    return loaders.computeIfAbsent(plugin.id(), id -> start(plugin));
  }

  private ClassLoader start(PluginInfo plugin) {
    if (manager == null) manager = new IsolatingPluginManager();
    return manager.start(plugin);
  }

  /** Unloads every plugin; what came from them must not be used any more. */
  @Override
  public synchronized void close() {
    loaders.clear();
    if (manager != null) manager.unloadPlugins();
    manager = null;
  }
}
