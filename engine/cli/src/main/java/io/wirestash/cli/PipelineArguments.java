package io.wirestash.cli;

import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.config.LoadRequest;
import io.wirestash.core.config.Loaded;
import io.wirestash.core.config.PipelineLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
      names = {"-i", "--interface"},
      paramLabel = "NAME",
      description = "Capture from this interface instead of the pipeline's inputs (may be repeated).")
  List<String> interfaces = new ArrayList<>();

  @Option(
      names = {"-f", "--filter"},
      paramLabel = "FILTER",
      description = "Take only packets that this expression of tcpdump's filter language matches.")
  String filter;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Set one value, such as outputs.0.stdout.format=ecs (may be repeated).")
  List<String> sets = new ArrayList<>();

  @Mixin Installed installed;

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  /** The pipeline's text where the verb brings its own; the file is then only its name. */
  private String yaml;

  /** Makes these the arguments of a verb that brings its pipeline along. */
  void builtIn(String verb, String pipeline) {
    file = Path.of(verb);
    yaml = pipeline;
  }

  Catalog catalog(Findings findings) {
    return installed.catalog(findings::add);
  }

  Loaded load(Catalog catalog, Streams streams) {
    if (!captures.isEmpty() && !interfaces.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "-r and -i cannot be used together: a run reads captures or interfaces");
    }
    LoadRequest request = new LoadRequest(file, captures, interfaces, filter, sets, streams.environment()::get);
    if (yaml == null) return PipelineLoader.load(request, catalog);
    Loaded own = PipelineLoader.load(yaml, request, catalog);
    return own.ok() ? new Loaded(own.pipeline(), List.of()) : own; // warnings are for those who wrote the pipeline
  }
}
