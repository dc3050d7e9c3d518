package io.wirestash.core.config;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What to load and what the command line changes in it.
 *
 * @param inputs captures that replace the file's inputs, relative to the working directory; empty to keep them
 * @param interfaces interfaces that replace the file's inputs
 * @param filter capture filter of all inputs, or null to keep theirs
 * @param sets {@code path=value} each, such as {@code outputs.0.stdout.format=ecs}
 * @param environment value of an environment variable by name, or null
 */
public record LoadRequest(
    Path file, List<String> inputs, List<String> interfaces, String filter, List<String> sets,
    UnaryOperator<String> environment) {
  public LoadRequest {
    inputs = List.copyOf(inputs);
    interfaces = List.copyOf(interfaces);
    sets = List.copyOf(sets);
  }

  public LoadRequest(Path file, List<String> inputs, List<String> sets, UnaryOperator<String> environment) {
    this(file, inputs, List.of(), null, sets, environment);
  }

  /** The file as it stands, with the environment of this process. */
  public static LoadRequest of(Path file) {
    return new LoadRequest(file, List.of(), List.of(), System::getenv);
  }
}
