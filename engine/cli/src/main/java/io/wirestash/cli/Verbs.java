package io.wirestash.cli;

import java.util.List;
import picocli.CommandLine;

/** The verbs by name. Only the one that was asked for is made: reading a verb's options by reflection takes time. */
final class Verbs {
  private static final List<String> NAMES =
      List.of("run", "validate", "list", "describe", "show", "schema", "explain", "completion", "help");

  private Verbs() {}

  /** The command line with the verb that the arguments name, or with all if they name none. */
  static CommandLine commandLine(String[] args, Streams streams) {
    boolean one = args.length > 0 && NAMES.contains(args[0]) && !args[0].equals("help");
    if (!one) return all(streams);
    return new CommandLine(new EngineCommand()).addSubcommand(args[0], verb(args[0], streams));
  }

  static CommandLine all(Streams streams) {
    CommandLine engine = new CommandLine(new EngineCommand());
    for (String name : NAMES) engine.addSubcommand(name, verb(name, streams));
    return engine;
  }

  private static Object verb(String name, Streams streams) {
    return switch (name) {
      case "run" -> new RunCommand(streams);
      case "validate" -> new ValidateCommand(streams);
      case "list" -> new ListCommand(streams);
      case "describe" -> new DescribeCommand(streams);
      case "show" -> new ShowCommand(streams);
      case "schema" -> new SchemaCommand(streams);
      case "explain" -> new ExplainCommand(streams);
      case "completion" -> new CompletionCommand(streams);
      default -> new CommandLine.HelpCommand();
    };
  }
}
