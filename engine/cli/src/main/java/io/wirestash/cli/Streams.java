package io.wirestash.cli;

import io.wirestash.api.output.EndOfOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a verb writes: data to {@code out}, everything else to {@code err}.
 *
 * @param outTerminal true if {@code out} is a terminal; the start script knows, Java has no dependable way to ask
 * @param environment the process's variables
 */
record Streams(
    OutputStream out, PrintStream err, boolean outTerminal, boolean errTerminal, Map<String, String> environment) {

  static Streams ofProcess() {
    return new Streams(
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        Boolean.getBoolean("wirestash.stdout.tty"),
        Boolean.getBoolean("wirestash.stderr.tty"),
        System.getenv());
  }

  /**
   * Writes data, whole.
   *
   * @throws EndOfOutput if its reader has left
   */
  void print(String text) throws IOException {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      // EPIPE has no exception of its own.
      if ("Broken pipe".equals(e.getMessage())) throw new EndOfOutput("standard output is closed");
      throw new IOException("cannot write to standard output: " + e.getMessage(), e);
    }
  }

  /** Tells the user a line. */
  void say(String line) {
    err.print(line + '\n');
  }

  boolean outColours() {
    return outTerminal && coloursWanted();
  }

  boolean errColours() {
    return errTerminal && coloursWanted();
  }

  /** See no-color.org. */
  private boolean coloursWanted() {
    return environment.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(environment.get("TERM"));
  }

  /** How long a line of {@code out} should be at most. */
  int outColumns() {
    return outTerminal ? columns() : Table.UNLIMITED;
  }

  /** Width of the terminal as far as the environment tells. */
  int columns() {
    try {
      return Math.max(40, Integer.parseInt(environment.getOrDefault("COLUMNS", "80")));
    } catch (NumberFormatException e) {
      return 80;
    }
  }
}
