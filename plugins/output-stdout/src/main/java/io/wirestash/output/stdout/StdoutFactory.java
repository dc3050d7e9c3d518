package io.wirestash.output.stdout;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.output.Output;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pf4j.Extension;

/** Makes the {@code stdout} output. */
@Extension
@Component(kind = Kind.OUTPUT, name = "stdout", summary = "Events on standard output, as JSON or as text for people.")
public final class StdoutFactory implements ComponentFactory<StdoutOptions, Output> {
  @Override
  public Output create(StdoutOptions options, Context context) {
    boolean pretty = options.format().json() && laidOut(options.style(), context);
    PrettyJson printer = pretty ? new PrettyJson(context.terminal() && coloursWanted()) : null;
    return new StdoutOutput(new FileOutputStream(FileDescriptor.out), writesToPipe(), options.format(), printer);
  }

  private static boolean laidOut(StdoutOptions.Style style, Context context) {
    return switch (style) {
      case JSON -> false;
      case PRETTY -> true;
      case AUTO -> context.terminal();
    };
  }

  /** See no-color.org: any value but the empty one switches colours off. */
  private static boolean coloursWanted() {
    String noColor = System.getenv("NO_COLOR");
    return (noColor == null || noColor.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
  }

  private static boolean writesToPipe() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
      return target.startsWith("pipe:") || target.startsWith("socket:");
    } catch (IOException | UnsupportedOperationException notLinux) {
      return false;
    }
  }
}
