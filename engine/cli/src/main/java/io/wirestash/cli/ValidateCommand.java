package io.wirestash.cli;

import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.config.LoadRequest;
import io.wirestash.core.config.Loaded;
import io.wirestash.core.config.Pipeline;
import io.wirestash.core.config.PipelineLoader;
import io.wirestash.core.diagnostic.Diagnostic.Severity;
import io.wirestash.core.diagnostic.Diagnostics;
import io.wirestash.core.diagnostic.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "validate",
    description = "Check pipelines as run does, but start nothing.",
    footer = {"", "Exit codes: 0 all are fine, 78 at least one is not."})
final class ValidateCommand implements Callable<Integer> {
  enum Format {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Streams streams;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The pipelines.")
  List<Path> files;

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "How to report: ${COMPLETION-CANDIDATES} (on standard output).")
  Format format;

  @Option(names = "--warnings-as-errors", description = "End with 1 if there are warnings.")
  boolean warningsAsErrors;

  @Mixin Installed installed;

  @Mixin HelpOption help;

  ValidateCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Findings findings = new Findings();
    Catalog catalog = installed.catalog(findings::add);
    StringBuilder fine = new StringBuilder();
    boolean allFine = true;
    for (Path file : files) {
      Loaded loaded = PipelineLoader.load(request(file), catalog);
      findings.addAll(loaded.diagnostics());
      if (loaded.ok()) fine.append(summary(file, loaded.pipeline()));
      else allFine = false;
    }
    report(findings, fine.toString());
    if (!allFine) return ExitCode.INVALID;
    return warningsAsErrors && findings.any(Severity.WARNING) ? ExitCode.CHECK_FAILED : ExitCode.OK;
  }

  private void report(Findings findings, String fine) throws IOException {
    if (format == Format.JSON) {
      streams.print(Diagnostics.json(findings.all()) + '\n');
      return;
    }
    findings.tell(streams);
    streams.print(fine);
  }

  private LoadRequest request(Path file) {
    return new LoadRequest(file, List.of(), List.of(), streams.environment()::get);
  }

  private static String summary(Path file, Pipeline pipeline) {
    return Printable.of(file.toString()) + ": ok (inputs " + pipeline.inputs().size()
        + ", decoders " + pipeline.decoders().size()
        + ", parsers " + pipeline.parsers().size()
        + ", outputs " + pipeline.outputs().size() + ")\n";
  }
}
