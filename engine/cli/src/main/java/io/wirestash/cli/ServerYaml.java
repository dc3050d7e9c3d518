package io.wirestash.cli;

import io.wirestash.core.config.SettingsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of packet_analysis, the Python program before this one, as its {@code etc/server.yaml} gives them: with
 * its defaults, and its reading of them (a switch is on if it is exactly 1).
 */
final class ServerYaml {
  static final String SECTION = "stream_handler";

  private static final List<String> KEYS =
      List.of(
          "is_handle_tcp", "is_handle_udp", "is_handle_ip", "device_enable", "device", "pcap_file_enable", "pcap_file",
          "bpf_filter", "dst_tcp_port_filter", "dst_tcp_ip_filter", "src_tcp_port_filter", "src_tcp_ip_filter",
          "udp_port_filter", "udp_ip_filter", "data_level", "data_stream_direct", "std_output_enable",
          "file_output_enable", "file_output_path", "sqlite3_output_enable", "sqlite3_output_path",
          "sqlite3_output_schema", "sqlite3_renew", "protocol_parse_conf");

  /** A protocol and the ports on which it was looked for. */
  record Protocol(String name, List<Integer> ports) {}

  final boolean tcp;
  final boolean udp;
  final boolean packets;
  final boolean deviceOn;
  final String device;
  final boolean captureOn;
  final String capture;
  final String filter;
  final List<Integer> serverPorts;
  final List<String> servers;
  final List<Integer> clientPorts;
  final List<String> clients;
  final List<Integer> udpPorts;
  final List<String> udpHosts;
  final int dataLevel;
  final int direct;
  final boolean print;
  final String folder;
  final boolean sqlite;
  final String database;
  final String schema;
  final boolean renew;
  final List<Protocol> protocols;

  ServerYaml(SettingsFile file) {
    file.expect(KEYS);
    tcp = on(file, "is_handle_tcp");
    udp = on(file, "is_handle_udp");
    packets = on(file, "is_handle_ip");
    device = file.text("device");
    deviceOn = on(file, "device_enable") && device != null;
    capture = file.text("pcap_file");
    captureOn = on(file, "pcap_file_enable") && capture != null;
    filter = file.text("bpf_filter");
    serverPorts = file.ports("dst_tcp_port_filter");
    servers = file.texts("dst_tcp_ip_filter");
    clientPorts = file.ports("src_tcp_port_filter");
    clients = file.texts("src_tcp_ip_filter");
    udpPorts = file.ports("udp_port_filter");
    udpHosts = file.texts("udp_ip_filter");
    dataLevel = file.number("data_level", 1);
    direct = file.number("data_stream_direct", 2);
    print = file.number("std_output_enable", 1) == 1;
    folder = on(file, "file_output_enable") ? file.text("file_output_path") : null;
    sqlite = on(file, "sqlite3_output_enable");
    database = file.text("sqlite3_output_path");
    schema = file.text("sqlite3_output_schema");
    renew = on(file, "sqlite3_renew");
    protocols = protocols(file.inner("protocol_parse_conf"));
  }

  private static boolean on(SettingsFile file, String key) {
    return file.number(key, 0) == 1;
  }

  private static List<Protocol> protocols(SettingsFile map) {
    List<Protocol> protocols = new ArrayList<>();
    if (map == null) return protocols;
    for (String name : map.keys()) protocols.add(new Protocol(name, map.ports(name)));
    return protocols;
  }

  /** Ports of servers whose sessions were shown; empty for all. */
  List<Integer> sessionPorts() {
    if (tcp && serverPorts.isEmpty() || udp && udpPorts.isEmpty()) return List.of();
    Stream<Integer> ofTcp = tcp ? serverPorts.stream() : Stream.of();
    Stream<Integer> ofUdp = udp ? udpPorts.stream() : Stream.of();
    return Stream.concat(ofTcp, ofUdp).distinct().toList();
  }

  /** The lists of ports and addresses as an expression for captures (pcap-filter), or null if they exclude nothing. */
  String restriction() {
    List<String> kinds = new ArrayList<>();
    if (tcp) {
      String ports = all(any("port", serverPorts), any("port", clientPorts));
      kinds.add(all("tcp", ports, any("host", servers), any("host", clients)));
    }
    if (udp) kinds.add(all("udp", any("port", udpPorts)));
    boolean open = kinds.isEmpty() || kinds.contains("tcp") && kinds.contains("udp");
    if (open) return null;
    return kinds.size() == 1 ? kinds.get(0) : '(' + String.join(") or (", kinds) + ')';
  }

  private static String all(String... terms) {
    return Stream.of(terms).filter(term -> !term.isEmpty()).collect(Collectors.joining(" and "));
  }

  private static String any(String qualifier, List<?> values) {
    String joined = values.stream().map(value -> qualifier + ' ' + value).collect(Collectors.joining(" or "));
    return values.size() > 1 ? '(' + joined + ')' : joined;
  }
}
