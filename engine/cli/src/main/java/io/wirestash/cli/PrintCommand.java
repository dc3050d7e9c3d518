package io.wirestash.cli;

import io.wirestash.api.event.JsonSink;
import io.wirestash.api.filter.AddressSet;
import io.wirestash.api.filter.PortSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a pipeline of its own, as {@code run} would. */
@Command(
    name = "print",
    description = "Print the packets of captures or interfaces, a line each.",
    footer = {
      "",
      "Hosts are addresses, networks (10.0.0.0/8) or ranges (10.0.0.1-10.0.0.9);",
      "ports are numbers or ranges (8000-8099); with ! in front: not these.",
      "Several, between commas or in several options, mean any of them.",
      "Where hosts and ports are given, both must fit.",
      "",
      "In a pipeline: the parser packet and the output stdout with format: line."
    })
final class PrintCommand implements java.util.concurrent.Callable<Integer> {
  private static final int MOST_BYTES = 1 << 18;

  private final Streams streams;

  @Parameters(paramLabel = "CAPTURE", arity = "0..*", description = "What to read; - is standard input.")
  List<String> captures = new ArrayList<>();

  @Option(
      names = {"-i", "--interface"},
      paramLabel = "NAME",
      description = "Capture from this interface instead (may be repeated).")
  List<String> interfaces = new ArrayList<>();

  @Option(
      names = {"-f", "--filter"},
      paramLabel = "FILTER",
      description = "Take only packets that this expression of tcpdump's filter language matches.")
  String filter;

  @Option(names = "--host", paramLabel = "HOSTS", split = ",", description = "Only packets of these hosts.")
  List<String> hosts = new ArrayList<>();

  @Option(names = "--port", paramLabel = "PORTS", split = ",", description = "Only packets of these ports.")
  List<String> ports = new ArrayList<>();

  @ArgGroup(exclusive = true)
  Side side = new Side();

  @ArgGroup(exclusive = true)
  Form form = new Form();

  @Mixin Installed installed;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  private int maxHex = MOST_BYTES;
  private int maxData = MOST_BYTES;
  private long maxPackets;

  /** Which end of a packet is compared. */
  static final class Side {
    @Option(names = "--src", description = "Compare the sender only.")
    boolean source;

    @Option(names = "--dst", description = "Compare the receiver only.")
    boolean destination;

    String word() {
      return source ? "src" : destination ? "dst" : "either";
    }
  }

  /** How a packet is shown. */
  static final class Form {
    @Option(names = {"-x", "--dump"}, description = "Print payload as a dump: hexadecimal numbers and characters.")
    boolean dump;

    @Option(names = "--json", description = "Print JSON, one object a line.")
    boolean json;

    String format() {
      return dump ? "dump" : json ? "native" : "line";
    }
  }

  PrintCommand(Streams streams) {
    this.streams = streams;
  }

  @Option(
      names = "--hex",
      paramLabel = "N",
      description = "Show at most N bytes of payload as hexadecimal numbers; 0: none.")
  void maxHex(int bytes) {
    maxHex = size("--hex", bytes);
  }

  @Option(names = "--data", paramLabel = "N", description = "Show at most N bytes of payload as text; 0: none.")
  void maxData(int bytes) {
    maxData = size("--data", bytes);
  }

  @Option(names = "-n", paramLabel = "COUNT", description = "Stop after so many packets were read.")
  void maxPackets(long count) {
    if (count < 1) throw wrong("-n wants 1 or more, not " + count);
    maxPackets = count;
  }

  private int size(String option, int bytes) {
    if (bytes < 0 || bytes > MOST_BYTES) throw wrong(option + " wants 0 to " + MOST_BYTES + ", not " + bytes);
    return bytes;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  @Override
  public Integer call() {
    check("--host", hosts, AddressSet::of);
    check("--port", ports, PortSet::of);
    if (captures.isEmpty() == interfaces.isEmpty()) throw wrong("name captures to read, or interfaces with -i");
    RunCommand run = new RunCommand(streams);
    run.pipeline = pipeline();
    run.summary = RunCommand.Summary.OFF;
    if (maxPackets > 0) run.maxPackets(maxPackets);
    return run.call();
  }

  private PipelineArguments pipeline() {
    PipelineArguments arguments = new PipelineArguments();
    arguments.builtIn("print", yaml());
    arguments.captures = captures;
    arguments.interfaces = interfaces;
    arguments.filter = filter;
    arguments.installed = installed;
    return arguments;
  }

  private void check(String option, List<String> entries, Function<List<String>, ?> reader) {
    try {
      reader.apply(entries);
    } catch (IllegalArgumentException e) {
      throw wrong(option + ": " + e.getMessage());
    }
  }

  /** The pipeline in YAML's JSON form. */
  String yaml() {
    JsonSink out = new JsonSink(512);
    out.raw("{credentials: show, parsers: [{packet: {hosts: ");
    list(hosts, out);
    out.raw(", ports: ");
    list(ports, out);
    out.raw(", side: " + side.word() + ", hex: " + (maxHex > 0) + ", max_hex: " + maxHex + ", max_data: " + maxData);
    out.raw("}}], outputs: [{stdout: {format: " + form.format() + ", style: json}}]}");
    return out.toString();
  }

  private static void list(List<String> values, JsonSink out) {
    out.beginArray();
    for (String value : values) {
      out.item();
      out.string(value);
    }
    out.endArray();
  }
}
