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

  /** The pipeline's text where the verb brings its own; the file is then only its name. */
  private String yaml;

  /** The pipeline of a verb that needs no file. */
  static PipelineArguments builtIn(String verb, String yaml, List<String> captures, Installed installed) {
    PipelineArguments arguments = new PipelineArguments();
    arguments.file = Path.of(verb);
    arguments.yaml = yaml;
    arguments.captures = captures;
    arguments.installed = installed;
    return arguments;
  }

  Catalog catalog(Findings findings) {
    return installed.catalog(findings::add);
  }

  Loaded load(Catalog catalog, Streams streams) {
    LoadRequest request = new LoadRequest(file, captures, sets, streams.environment()::get);
    return yaml == null ? PipelineLoader.load(request, catalog) : PipelineLoader.load(yaml, request, catalog);
  }
}
