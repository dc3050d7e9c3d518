package io.wirestash.acceptance;

import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.config.LoadRequest;
import io.wirestash.core.config.Loaded;
import io.wirestash.core.config.PipelineLoader;
import io.wirestash.core.diagnostic.Diagnostics;
import io.wirestash.core.ledger.RunReport;
import io.wirestash.core.pipeline.Engine;
import io.wirestash.core.pipeline.RunOptions;
import io.wirestash.core.pipeline.StartFailure;
import io.wirestash.core.plugin.PluginHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/** A run with inputs and outputs of the test's choice. */
final class Run {
  private Run() {}

  static RunReport of(Path folder, String yaml) {
    return of(folder, yaml, new RunOptions(2, 0, false), (engine, notice) -> {});
  }

  static RunReport of(Path folder, String yaml, RunOptions options) {
    return of(folder, yaml, options, (engine, notice) -> {});
  }

  /** @param listener told of each notice while the engine runs */
  static RunReport of(Path folder, String yaml, RunOptions options, BiConsumer<Engine, String> listener) {
    Catalog catalog = Catalog.ofClassPath(Run.class.getClassLoader());
    try (PluginHost plugins = new PluginHost(catalog)) {
      Path file = Files.writeString(folder.resolve("pipeline.yaml"), yaml);
      Loaded loaded = PipelineLoader.load(new LoadRequest(file, List.of(), List.of(), name -> null), catalog);
      if (!loaded.ok()) throw new AssertionError("\n" + Diagnostics.text(loaded.diagnostics(), false));
      Engine[] engine = new Engine[1];
      engine[0] = new Engine(loaded.pipeline(), plugins, options, notice -> listener.accept(engine[0], notice));
      return engine[0].run();
    } catch (StartFailure e) {
      throw new AssertionError("the engine did not start: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
