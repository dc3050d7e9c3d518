package io.wirestash.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A run of the command within the test, as a script would see it. */
record Cli(int exitCode, String out, String err) {

  static Cli engine(String... args) {
    return engine(Map.of(), args);
  }

  static Cli engine(Map<String, String> environment, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = Main.run(args, streams(out, err, environment));
    return new Cli(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** No terminals. */
  static Streams streams(ByteArrayOutputStream out, ByteArrayOutputStream err, Map<String, String> environment) {
    return new Streams(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, environment);
  }
}
