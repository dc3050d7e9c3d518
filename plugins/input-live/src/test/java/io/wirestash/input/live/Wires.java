package io.wirestash.input.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A pair of virtual interfaces for one test: one end here, the other in a network namespace of its own. */
final class Wires implements AutoCloseable {
  static final String HERE_ADDRESS = "198.18.77.1";
  private static final String THERE_ADDRESS = "198.18.77.2";

  private final String id = Long.toString(ProcessHandle.current().pid() % 100_000, 36);
  final String here = "wsh" + id;
  private final String there = "wst" + id;
  private final String namespace = "wirestash-" + id;

  /** Skips the test where the right or a tool is missing. */
  static Wires laid() throws Exception {
    Rig.needsCapture();
    assumeTrue(succeeds("ip", "netns", "list"), "needs the command ip (package iproute2)");
    Wires wires = new Wires();
    wires.remove();
    assumeTrue(succeeds("ip", "netns", "add", wires.namespace), "needs the right to make network namespaces");
    try {
      wires.lay();
    } catch (Exception e) {
      wires.close();
      throw e;
    }
    return wires;
  }

  private void lay() throws Exception {
    run("ip", "link", "add", here, "type", "veth", "peer", "name", there, "netns", namespace);
    run("ip", "address", "add", HERE_ADDRESS + "/30", "dev", here);
    run("ip", "link", "set", here, "up");
    run("ip", "-n", namespace, "address", "add", THERE_ADDRESS + "/30", "dev", there);
    run("ip", "-n", namespace, "link", "set", there, "up");
    run("ip", "-n", namespace, "link", "set", "lo", "up");
  }

  void down() throws Exception {
    run("ip", "link", "set", here, "down");
  }

  void up() throws Exception {
    run("ip", "link", "set", here, "up");
  }

  void unplug() throws Exception {
    run("ip", "link", "delete", here);
  }

  void plugAgain() throws Exception {
    lay();
  }

  /** Runs a sender at the far end and waits for it. */
  void send(String kind, int port, int count) throws Exception {
    String java = ProcessHandle.current().info().command().orElse("java");
    String classes = System.getProperty("java.class.path").split(File.pathSeparator)[0];
    run("ip", "netns", "exec", namespace, java, "-Xmx32m", "-XX:TieredStopAtLevel=1", "-cp", classes, Sender.class.getName(),
        kind, HERE_ADDRESS, Integer.toString(port), Integer.toString(count));
  }

  private static boolean succeeds(String... command) throws Exception {
    try {
      run(command);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void run(String... command) throws Exception {
    Path output = Files.createTempFile("wires", ".txt");
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
      if (process.waitFor() != 0) throw new IOException(String.join(" ", command) + ": " + Files.readString(output));
    } finally {
      Files.delete(output);
    }
  }

  private void remove() throws Exception {
    succeeds("ip", "link", "delete", here);
    succeeds("ip", "netns", "delete", namespace);
  }

  @Override
  public void close() throws Exception {
    remove();
  }
}
