package io.wirestash.cli;

import io.wirestash.api.Kind;
import io.wirestash.cli.PipelineText.Item;
import io.wirestash.cli.ServerYaml.Protocol;
import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.catalog.EventInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes a pipeline of {@link ServerYaml}: a setting becomes a component, an option, or a comment that says why not. */
final class MigratedPipeline {
  /** Where the program kept its database of places; named by no setting. */
  private static final String PLACES = "data/ipdb/qqwry.dat";

  private static final String DATABASE = "data/ip_packet/ip_statistic.db";

  private final ServerYaml old;
  private final PipelineText out;

  /** Parsers that were written and not as comments. */
  private final List<String> parsers = new ArrayList<>();

  private MigratedPipeline(ServerYaml old, Catalog catalog) {
    this.old = old;
    this.out = new PipelineText(catalog);
  }

  static String of(ServerYaml old, Catalog catalog) {
    MigratedPipeline pipeline = new MigratedPipeline(old, catalog);
    pipeline.head();
    pipeline.inputs();
    pipeline.parsers();
    if (old.packets) pipeline.processors();
    pipeline.outputs();
    return pipeline.out.toString();
  }

  private void head() {
    out.comment("Made from a server.yaml of packet_analysis. Paths are relative to this file; they were relative to"
            + " that program's folder.")
        .line("#")
        .line("#   engine validate FILE                  is it right?")
        .line("#   engine run FILE                       run it")
        .line("#   engine run FILE -r capture.pcap       on another capture");
  }

  // ---- inputs

  private void inputs() {
    out.stage("inputs");
    Item file = filtered(new Item(Kind.INPUT, "pcap_file").with("path", old.capture), "pcap_file");
    Item device = filtered(new Item(Kind.INPUT, "interface").with("name", old.device), "interface");
    boolean any = false;
    if (old.captureOn) {
      any = out.item(file);
      if (old.deviceOn) {
        out.note("device_enable was on, too, and the file won:");
        out.off(device);
      }
    } else if (old.deviceOn) {
      any = out.item(device);
      if (old.capture != null) {
        out.note("pcap_file_enable is not 1:");
        out.off(file);
      }
    } else {
      out.note("Neither pcap_file_enable nor device_enable is 1: name a capture here or with -r, an interface with"
          + " -i.");
    }
    if (!any) out.item(new Item(Kind.INPUT, "pcap_file").with("path", "${env:PCAP:-capture.pcap}"));
    restrictionNote();
  }

  private Item filtered(Item item, String component) {
    String filter = filter();
    if (filter == null) return item;
    boolean unknown = out.installed(Kind.INPUT, component) != null && !out.hasOption(Kind.INPUT, component, "filter");
    if (!unknown) return item.with("filter", filter);
    out.note("This engine's " + component + " takes no filter, so it reads more than these packets: " + filter);
    return item;
  }

  /** Statistics of packets were never restricted by ports and addresses: with them only bpf_filter holds for all. */
  private String filter() {
    String restriction = old.packets ? null : old.restriction();
    if (old.filter == null || restriction == null) return old.filter == null ? restriction : old.filter;
    return '(' + old.filter + ") and (" + restriction + ')';
  }

  private void restrictionNote() {
    if (!old.udpHosts.isEmpty()) out.note("udp_ip_filter was read and never used; left out.");
    if (old.restriction() == null || !old.packets) return;
    out.note("The lists of ports and addresses never held for is_handle_ip. Without traffic below, they can be the"
        + " input's filter, which saves work:");
    out.line("  #   filter: " + PipelineText.quoted(old.restriction()));
  }

  // ---- parsers

  private void parsers() {
    credentials();
    out.stage("parsers");
    if (!old.protocols.isEmpty()) {
      out.note("Ports are hints: what a flow's bytes are decides who reads it, on any port. Logins are events of type"
          + " auth.");
    }
    for (Protocol protocol : old.protocols) protocol(protocol);
    if (old.direct != 1 && old.direct != 2 && old.tcp) {
      out.note("data_stream_direct: " + old.direct + " switched all of TCP off; parsers read it now.");
    }
    sessions();
    if (old.packets) parser(new Item(Kind.PARSER, "traffic"), "traffic");
    if (parsers.isEmpty()) parser(new Item(Kind.PARSER, "session"), "session");
  }

  private void credentials() {
    if (showsData()) {
      out.comment("What sessions sent is shown as it is, with the passwords in it, as it was. To mask those of logins,"
          + " take this line and the option data of session away.");
      out.line("credentials: show");
    } else {
      out.comment("Passwords are masked in events. To have them in clear, as they were:");
      out.line("# credentials: show");
    }
  }

  private void protocol(Protocol protocol) {
    String name = protocol.name().equals("pgsql") ? "postgresql" : protocol.name();
    boolean dns = name.equals("dns");
    if (!(dns ? old.udp : old.tcp)) {
      out.note((dns ? "is_handle_udp" : "is_handle_tcp") + " is not 1:");
      out.off(new Item(Kind.PARSER, name).with("ports", protocol.ports()));
    } else {
      parser(new Item(Kind.PARSER, name).with("ports", protocol.ports()), name);
    }
  }

  private void parser(Item item, String name) {
    if (out.item(item)) parsers.add(name);
  }

  private boolean showsData() {
    return (old.tcp || old.udp) && out.hasOption(Kind.PARSER, "session", "data");
  }

  private void sessions() {
    if (!showsData()) {
      if (old.tcp || old.udp) parser(new Item(Kind.PARSER, "session"), "session");
      return;
    }
    Item item = new Item(Kind.PARSER, "session").with("data", old.direct == 1 ? "one_way" : "both");
    option(item, "server_ports", old.sessionPorts());
    option(item, "servers", old.servers);
    option(item, "client_ports", old.clientPorts);
    option(item, "clients", old.clients);
    if (!old.udp) option(item, "udp", Boolean.FALSE);
    out.note("Data come while a session lasts, not only at its end.");
    if (old.udp && !(old.servers.isEmpty() && old.clients.isEmpty())) {
      out.note("The lists of addresses hold for UDP, too, now.");
    }
    parser(item, "session");
  }

  private void option(Item item, String option, Object value) {
    if (out.hasOption(Kind.PARSER, "session", option)) item.with(option, value);
  }

  // ---- processors

  private void processors() {
    out.comment("What is_handle_ip added to packets; every event has it now.");
    if (out.installed(Kind.PROCESSOR, "direction") == null && out.installed(Kind.PROCESSOR, "services") == null) return;
    out.stage("processors");
    out.item(new Item(Kind.PROCESSOR, "direction"));
    out.item(new Item(Kind.PROCESSOR, "services"));
    out.note("Places need a database, MaxMind's or the one that came with the program:");
    out.off(new Item(Kind.PROCESSOR, "geoip").with("databases", List.of(PLACES)));
  }

  // ---- outputs

  private void outputs() {
    out.stage("outputs");
    boolean any = old.print;
    if (old.print) print();
    if (old.folder != null) {
      out.note("One file for each type, JSON lines. Only these files are begun anew, nothing else in the folder is"
          + " deleted.");
      Item files = new Item(Kind.OUTPUT, "json_file").with("path", old.folder + "/{type}.jsonl").with("append", false);
      any |= out.item(files);
    }
    if (old.sqlite && old.packets) any |= sqlite();
    if (old.sqlite && !old.packets) out.note("sqlite3_output_enable did nothing without is_handle_ip.");
    if (any) return;
    out.note("Nothing was written anywhere; a pipeline needs an output.");
    out.item(new Item(Kind.OUTPUT, "stdout"));
  }

  /** Sessions and packets as text, all other events as JSON. */
  private void print() {
    List<String> textTypes = typesOf("session", "traffic");
    boolean dumps = out.installed(Kind.OUTPUT, "stdout") != null
        && out.installed(Kind.OUTPUT, "stdout").options().stream().anyMatch(option -> option.type().contains("dump"));
    if (textTypes.isEmpty() || !dumps) {
      out.item(new Item(Kind.OUTPUT, "stdout"));
      return;
    }
    if (old.dataLevel <= 1) out.note("data_level 1 left the hexadecimal numbers out; the dump has them.");
    out.item(new Item(Kind.OUTPUT, "stdout").id("text").with("format", "dump").when(types(textTypes, "==", " || ")));
    if (parsers.stream().allMatch(name -> name.equals("session") || name.equals("traffic"))) return;
    out.item(new Item(Kind.OUTPUT, "stdout").id("events").when(types(textTypes, "!=", " && ")));
  }

  private List<String> typesOf(String... names) {
    List<String> types = new ArrayList<>();
    for (String name : names) {
      if (!parsers.contains(name)) continue;
      out.installed(Kind.PARSER, name).emits().stream().map(EventInfo::type).forEach(types::add);
    }
    return types;
  }

  private static String types(List<String> types, String operator, String between) {
    return types.stream().map(type -> "type " + operator + " \"" + type + '"').collect(Collectors.joining(between));
  }

  private boolean sqlite() {
    if (old.schema != null) {
      out.note("sqlite3_output_schema: the table is made without it. Indexes of your own: schema: FILE");
    }
    if (old.renew) out.note("renew deletes the database at the start of a run, and only then.");
    Item item = new Item(Kind.OUTPUT, "sqlite").with("path", old.database == null ? DATABASE : old.database);
    if (old.renew) item.with("renew", true);
    if (!parsers.contains("traffic")) {
      out.note("Needs the parser traffic:");
      out.off(item);
      return false;
    }
    return out.item(item.when("type == \"traffic\""));
  }
}
