package io.wirestash.bench;

import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.auth.Secrets;
import io.wirestash.api.event.EventCodec;
import io.wirestash.api.packet.Decoder;
import io.wirestash.api.packet.Input;
import io.wirestash.api.parser.Parser;
import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.config.Item;
import io.wirestash.core.config.LoadRequest;
import io.wirestash.core.config.Loaded;
import io.wirestash.core.config.Pipeline;
import io.wirestash.core.config.PipelineLoader;
import io.wirestash.core.flow.FlowOptions;
import io.wirestash.core.plugin.PluginHost;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Makes the components of a pipeline file from the class path, as the engine makes them from plugins. */
final class Components implements Context {
  private final PluginHost plugins;
  private final Pipeline pipeline;

  Components(Path file) {
    Catalog catalog = Catalog.ofClassPath(Components.class.getClassLoader());
    Loaded loaded = PipelineLoader.load(LoadRequest.of(file), catalog);
    if (!loaded.ok()) throw new IllegalStateException(loaded.diagnostics().toString());
    plugins = new PluginHost(catalog);
    pipeline = loaded.pipeline();
  }

  Input input() {
    return (Input) make(pipeline.inputs().get(0));
  }

  List<Decoder> decoders() {
    return pipeline.decoders().stream().map(item -> (Decoder) make(item)).toList();
  }

  Parser parser() {
    return (Parser) make(pipeline.parsers().get(0));
  }

  Map<Class<?>, EventCodec<?>> codecs() {
    return plugins.codecs(pipeline.parsers().get(0).component());
  }

  FlowOptions flows() {
    return (FlowOptions) plugins.options(pipeline.flows());
  }

  private Object make(Item item) {
    @SuppressWarnings("unchecked") // the index says which options a factory takes
    ComponentFactory<Record, ?> factory = (ComponentFactory<Record, ?>) plugins.factory(item.component());
    return factory.create(plugins.options(item), this);
  }

  @Override
  public String id() {
    return "bench";
  }

  @Override
  public void warn(String message) {
    throw new IllegalStateException(message);
  }

  @Override
  public void damaged(String message) {
    throw new IllegalStateException(message);
  }

  @Override
  public boolean terminal() {
    return false;
  }

  @Override
  public Secrets secrets() {
    return Secrets.of(pipeline.credentials());
  }
}
