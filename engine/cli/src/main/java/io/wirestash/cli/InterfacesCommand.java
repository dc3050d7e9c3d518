package io.wirestash.cli;

import io.wirestash.api.Kind;
import io.wirestash.api.event.JsonSink;
import io.wirestash.api.packet.InterfaceLister;
import io.wirestash.api.packet.InterfaceLister.Listed;
import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.catalog.ComponentInfo;
import io.wirestash.core.plugin.PluginFailure;
import io.wirestash.core.plugin.PluginHost;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "interfaces",
    description = "List the interfaces that packets can be captured from.",
    footer = {"", "The link type is known only to who may capture."})
final class InterfacesCommand implements Callable<Integer> {
  private static final String INPUT = "interface";

  private final Streams streams;

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  @Mixin Installed installed;

  @Mixin HelpOption help;

  InterfacesCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Findings findings = new Findings();
    Catalog catalog = installed.catalog(findings::add);
    findings.tell(streams);
    ComponentInfo input = catalog.find(Kind.INPUT, INPUT);
    if (input == null) {
      streams.say("error: no plugin with the input \"" + INPUT + "\" is installed");
      return ExitCode.INVALID;
    }
    try (PluginHost plugins = new PluginHost(catalog)) {
      return list(((InterfaceLister) plugins.factory(input)).interfaces());
    } catch (PluginFailure e) {
      new Findings().add(e.diagnostic()).tell(streams);
      return ExitCode.INVALID;
    }
  }

  private int list(List<Listed> interfaces) throws IOException {
    streams.print(json ? json(interfaces) + '\n' : table(interfaces));
    return ExitCode.OK;
  }

  private String table(List<Listed> interfaces) {
    Table table = new Table("", streams.outColumns()).row("NAME", "STATE", "LINK TYPE", "ADDRESSES", "WHAT IT IS");
    for (Listed each : interfaces) {
      table.row(each.name(), state(each), each.linkType() < 0 ? "-" : Integer.toString(each.linkType()),
          String.join(" ", each.addresses()), each.description());
    }
    return table.toString();
  }

  private static String state(Listed each) {
    return !each.up() ? "down" : each.running() ? "running" : "up";
  }

  private static String json(List<Listed> interfaces) {
    JsonSink out = new JsonSink(1024);
    out.beginArray();
    for (Listed each : interfaces) {
      out.item();
      write(each, out);
    }
    out.endArray();
    return out.toString();
  }

  private static void write(Listed each, JsonSink out) {
    out.beginObject();
    out.name("name");
    out.string(each.name());
    if (each.description() != null) {
      out.name("description");
      out.string(each.description());
    }
    out.name("up");
    out.bool(each.up());
    out.name("running");
    out.bool(each.running());
    out.name("loopback");
    out.bool(each.loopback());
    if (each.linkType() >= 0) {
      out.name("link_type");
      out.number(each.linkType());
    }
    out.name("addresses");
    out.beginArray();
    for (String address : each.addresses()) {
      out.item();
      out.string(address);
    }
    out.endArray();
    out.endObject();
  }
}
