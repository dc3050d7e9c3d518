package io.wirestash.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "completion",
    description = "Print a completion script for a shell.",
    footer = {"", "Example:  source <(engine completion bash)"})
final class CompletionCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(
      arity = "0..1",
      paramLabel = "SHELL",
      defaultValue = "bash",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  Shell shell;

  @Mixin HelpOption help;

  CompletionCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    CommandLine all = Verbs.all(streams);
    // One script serves both: it turns on zsh's bash compatibility when zsh reads it.
    streams.print(AutoComplete.bash(all.getCommandName(), all));
    return ExitCode.OK;
  }
}
