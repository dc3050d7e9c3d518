package io.wirestash.cli;

import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.config.LoadRequest;
import io.wirestash.core.config.Loaded;
import io.wirestash.core.config.PipelineLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments that choose a pipeline and change it for once. */
final class PipelineArguments {
  @Parameters(paramLabel = "FILE", description = "The pipeline.")
  Path file;

  @Option(
      names = "-r",
      paramLabel = "FILE",
      description = "Read this capture instead of the pipeline's inputs; - is standard input (may be repeated).")
  List<String> captures = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Set one value, such as outputs.0.stdout.format=ecs (may be repeated).")
  List<String> sets = new ArrayList<>();

  @Mixin Installed installed;

  Catalog catalog(Findings findings) {
    return installed.catalog(findings::add);
  }

  Loaded load(Catalog catalog, Streams streams) {
    return PipelineLoader.load(new LoadRequest(file, captures, sets, streams.environment()::get), catalog);
  }
}
