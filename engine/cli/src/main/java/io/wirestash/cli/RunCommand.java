package io.wirestash.cli;

import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.config.Loaded;
import io.wirestash.core.config.Pipeline;
import io.wirestash.core.config.Units;
import io.wirestash.core.diagnostic.Printable;
import io.wirestash.core.ledger.RunReport;
import io.wirestash.core.pipeline.Engine;
import io.wirestash.core.pipeline.RunOptions;
import io.wirestash.core.pipeline.StartFailure;
import io.wirestash.core.plugin.PluginFailure;
import io.wirestash.core.plugin.PluginHost;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "run",
    description = "Run a pipeline until its inputs end or a signal comes.",
    footer = {
      "",
      "Events go where the pipeline says, everything else to standard error.",
      "Exit codes: 0 done, 1 --strict found losses, 66 input missing or damaged,",
      "69 output unreachable, 74 I/O failure, 75 stopped before all was delivered,",
      "77 no right to capture, 78 pipeline or plugin invalid."
    })
final class RunCommand implements Callable<Integer> {
  private static final long DRAIN_MILLIS = 30_000;
  /** More threads than any machine has use for; keeps a slip of the finger from starting thousands. */
  private static final int MAX_WORKERS = 256;

  /** How the ledger is shown. */
  enum Summary {
    TEXT,
    JSON,
    OFF;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Streams streams;

  @Mixin PipelineArguments pipeline;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  private long maxPackets;
  private int workers;
  private Duration longest;

  @Option(names = "--strict", description = "End with 1 if anything was lost or could not be read.")
  boolean strict;

  @Option(
      names = "--summary",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "The ledger at the end: ${COMPLETION-CANDIDATES}.")
  Summary summary;

  @Option(names = "--no-progress", description = "Show no progress bar.")
  boolean noProgress;

  RunCommand(Streams streams) {
    this.streams = streams;
  }

  @Option(names = "-n", paramLabel = "COUNT", description = "Stop after so many packets.")
  void maxPackets(long count) {
    if (count < 1) throw new ParameterException(spec.commandLine(), "-n wants 1 or more, not " + count);
    maxPackets = count;
  }

  @Option(names = "--duration", paramLabel = "TIME", description = "Stop after so much time, such as 30s or 2h.")
  void longest(String time) {
    try {
      longest = Units.duration(time);
    } catch (NumberFormatException e) {
      throw new ParameterException(spec.commandLine(), "--duration wants a time such as 30s, 5m or 2h, not " + time);
    }
  }

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Threads that analyse packets; default: one fewer than there are cores.")
  void workers(int count) {
    if (count < 1 || count > MAX_WORKERS) {
      throw new ParameterException(spec.commandLine(), "--workers wants 1 to " + MAX_WORKERS + ", not " + count);
    }
    workers = count;
  }

  @Override
  public Integer call() {
    Findings findings = new Findings();
    Catalog catalog = pipeline.catalog(findings);
    Loaded loaded = pipeline.load(catalog, streams);
    findings.addAll(loaded.diagnostics());
    findings.tell(streams);
    if (!loaded.ok()) return ExitCode.INVALID;
    try (PluginHost plugins = new PluginHost(catalog)) {
      return run(loaded.pipeline(), plugins);
    } catch (PluginFailure e) {
      new Findings().add(e.diagnostic()).tell(streams);
      return ExitCode.INVALID;
    } catch (StartFailure e) {
      streams.say("error: " + e.getMessage().lines().map(Printable::of).collect(Collectors.joining("\n")));
      return e.exitCode();
    }
  }

  private int run(Pipeline loaded, PluginHost plugins) throws StartFailure {
    RunOptions options = new RunOptions(workers, maxPackets, streams.outTerminal(), null, longest);
    ProgressBar bar = new ProgressBar(streams);
    Engine engine = new Engine(loaded, plugins, options, notice -> bar.say("warning: " + Printable.of(notice)));
    try (bar; StopSignals signals = new StopSignals(() -> stop(engine, bar), DRAIN_MILLIS, () -> giveUp(engine, bar))) {
      if (progressWanted(loaded)) bar.follow(engine::progress);
      RunReport report = engine.run();
      signals.drained();
      bar.close();
      return conclude(loaded, report);
    }
  }

  /** A bar below the events themselves would be torn to pieces. */
  private boolean progressWanted(Pipeline loaded) {
    boolean eventsOnTerminal = streams.outTerminal()
        && loaded.outputs().stream().anyMatch(output -> output.component().name().equals("stdout"));
    return streams.errTerminal() && !noProgress && !eventsOnTerminal;
  }

  private void stop(Engine engine, ProgressBar bar) {
    if (streams.errTerminal()) bar.say("stopping: what was read is still delivered; once more to end at once");
    engine.stop();
  }

  private void giveUp(Engine engine, ProgressBar bar) {
    bar.close();
    streams.say("error: stopped before all was delivered, after "
        + Quantity.grouped(engine.progress().packets()) + " packets");
    Runtime.getRuntime().halt(ExitCode.NOT_DRAINED);
  }

  private int conclude(Pipeline loaded, RunReport report) {
    Verdict verdict = Verdict.of(report, strict);
    String name = loaded.file().getFileName().toString();
    if (summary == Summary.TEXT) streams.err().print(LedgerText.of(name, report));
    if (summary == Summary.JSON) streams.say(LedgerJson.of(name, report, verdict.exitCode()));
    verdict.reasons().forEach(streams::say);
    return verdict.exitCode();
  }
}
