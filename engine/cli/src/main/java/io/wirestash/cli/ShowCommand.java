package io.wirestash.cli;

import io.wirestash.core.config.Loaded;
import io.wirestash.core.config.PipelineView;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "show",
    description = "Show a pipeline as it would run: every component, every option, and who gave it its value.",
    footer = {"", "Secrets are hidden."})
final class ShowCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin PipelineArguments pipeline;

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  @Mixin HelpOption help;

  ShowCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Findings findings = new Findings();
    Loaded loaded = pipeline.load(pipeline.catalog(findings), streams);
    findings.addAll(loaded.diagnostics());
    findings.tell(streams);
    if (!loaded.ok()) return ExitCode.INVALID;
    streams.print(json ? PipelineView.json(loaded.pipeline()) + '\n' : PipelineView.yaml(loaded.pipeline()));
    return ExitCode.OK;
  }
}
