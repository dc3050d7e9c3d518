package io.wirestash.cli;

import java.util.List;
import picocli.CommandLine;

/** The verbs by name. Only the one that was asked for is made: reading a verb's options by reflection takes time. */
final class Verbs {
  private static final List<String> NAMES = List.of(
      "run", "print", "interfaces", "validate", "list", "describe", "show", "schema", "new", "explain", "completion",
      "help");

  private Verbs() {}

  /** True if the verb can do without the others: it is one, and not help. */
  static boolean standsAlone(String name) {
    return NAMES.contains(name) && !name.equals("help");
  }

  /** One verb, which takes the arguments behind its name. */
  static CommandLine alone(String name, Streams streams) {
    return new CommandLine(verb(name, streams)).setCommandName("engine " + name);
  }

  /** The command with all its verbs. */
  static CommandLine all(Streams streams) {
    CommandLine engine = new CommandLine(new EngineCommand());
    for (String name : NAMES) engine.addSubcommand(name, verb(name, streams));
    return engine;
  }

  private static Object verb(String name, Streams streams) {
    return switch (name) {
      case "run" -> new RunCommand(streams);
      case "print" -> new PrintCommand(streams);
      case "validate" -> new ValidateCommand(streams);
      case "interfaces" -> new InterfacesCommand(streams);
      case "list" -> new ListCommand(streams);
      case "describe" -> new DescribeCommand(streams);
      case "show" -> new ShowCommand(streams);
      case "schema" -> new SchemaCommand(streams);
      case "new" -> new NewCommand(streams);
      case "explain" -> new ExplainCommand(streams);
      case "completion" -> new CompletionCommand(streams);
      default -> new CommandLine.HelpCommand();
    };
  }
}
