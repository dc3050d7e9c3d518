package io.wirestash.cli;

import io.wirestash.api.output.EndOfOutput;
import io.wirestash.core.diagnostic.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code engine} command. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args, Streams.ofProcess()));
  }

  /** Runs one verb and returns the exit code; throws nothing. */
  static int run(String[] args, Streams streams) {
    try {
      if (args.length == 0 || !Verbs.standsAlone(args[0])) return prepared(Verbs.all(streams), streams).execute(args);
      String[] rest = Arrays.copyOfRange(args, 1, args.length);
      return prepared(Verbs.alone(args[0], streams), streams).execute(rest);
    } catch (Throwable bug) { // an Error: picocli hands exceptions to failed()
      return bug(bug, streams);
    }
  }

  private static CommandLine prepared(CommandLine command, Streams streams) {
    return command
        .setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi(streams)))
        .setUsageHelpAutoWidth(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((wrong, given) -> misused(wrong, streams))
        .setExecutionExceptionHandler((failure, verb, parsed) -> failed(failure, streams));
  }

  private static CommandLine.Help.Ansi ansi(Streams streams) {
    return streams.outColours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
  }

  private static int misused(ParameterException wrong, Streams streams) {
    String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
    streams.say(name + ": " + Printable.of(complaint(wrong)));
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      unmatched.getSuggestions().stream().limit(3).forEach(near -> streams.say("  did you mean " + near + "?"));
    }
    streams.say("  more: " + name + " --help");
    return ExitCode.USAGE;
  }

  private static String complaint(ParameterException wrong) {
    boolean atVerb = wrong.getCommandLine().getCommand() instanceof EngineCommand;
    if (atVerb && wrong instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
      return "there is no verb \"" + unmatched.getUnmatched().get(0) + '"';
    }
    return String.valueOf(wrong.getMessage());
  }

  private static int failed(Exception failure, Streams streams) {
    if (failure instanceof EndOfOutput) return ExitCode.OK;
    if (!(failure instanceof IOException)) return bug(failure, streams);
    streams.say("error: " + Printable.of(String.valueOf(failure.getMessage())));
    return ExitCode.IO;
  }

  private static int bug(Throwable bug, Streams streams) {
    streams.say("error: this is a bug in the engine; please report it with what follows");
    bug.printStackTrace(streams.err());
    return ExitCode.BUG;
  }
}
