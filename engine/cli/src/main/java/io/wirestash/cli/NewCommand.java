package io.wirestash.cli;

import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.config.SettingsFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "new",
    description = "Write a pipeline to begin with.",
    footer = {
      "", "Examples:",
      "  engine new pipeline --for dns -o dns.yaml",
      "  engine new pipeline --from etc/server.yaml > old.yaml"
    })
final class NewCommand implements Callable<Integer> {
  /** What can be made. */
  enum Thing {
    PIPELINE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Streams streams;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "THING", description = "${COMPLETION-CANDIDATES}.")
  Thing thing;

  @Option(names = "--for", paramLabel = "WHAT", description = "What it is for: ${COMPLETION-CANDIDATES}.")
  Starter starter;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "Take over the settings of packet_analysis (etc/server.yaml).")
  Path from;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file instead of standard output.")
  Path output;

  @Option(names = "--force", description = "Replace the file if there is one.")
  boolean force;

  @Mixin Installed installed;

  @Mixin HelpOption help;

  NewCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (from != null && starter != null) {
      throw new ParameterException(spec.commandLine(), "--from and --for: only one of them");
    }
    String text = from == null ? (starter == null ? Starter.ALL : starter).text() : migrated();
    if (text == null) return ExitCode.INVALID;
    if (output == null) streams.print(text);
    else write(text);
    return ExitCode.OK;
  }

  /** Null if the settings cannot be read. */
  private String migrated() {
    Findings findings = new Findings();
    Catalog catalog = installed.catalog(findings::add);
    SettingsFile settings = SettingsFile.read(from, ServerYaml.SECTION);
    String text = settings.ok() ? MigratedPipeline.of(new ServerYaml(settings), catalog) : null;
    findings.addAll(settings.diagnostics());
    findings.tell(streams);
    return settings.ok() ? text : null;
  }

  private void write(String text) throws IOException {
    try {
      if (force) Files.writeString(output, text);
      else Files.writeString(output, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException exists) {
      throw new IOException(output + " exists; --force replaces it", exists);
    } catch (NoSuchFileException missing) {
      Path folder = output.toAbsolutePath().getParent();
      throw new IOException("cannot write " + output + ": there is no folder " + folder, missing);
    } catch (FileSystemException failure) {
      throw new IOException("cannot write " + output + ": " + failure.getReason(), failure);
    }
  }
}
