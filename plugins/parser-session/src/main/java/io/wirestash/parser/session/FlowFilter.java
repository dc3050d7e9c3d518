package io.wirestash.parser.session;

import io.wirestash.api.OptionsException;
import io.wirestash.api.filter.AddressSet;
import io.wirestash.api.filter.PortSet;
import io.wirestash.api.parser.Flow;
import java.util.List;
import java.util.function.Function;

/** Chooses flows by the addresses and ports of their client and server. */
final class FlowFilter {
  private final AddressSet clients;
  private final AddressSet servers;
  private final PortSet clientPorts;
  private final PortSet serverPorts;
  private final boolean all;

  FlowFilter(SessionOptions options) {
    clients = set("clients", options.clients(), AddressSet::of);
    servers = set("servers", options.servers(), AddressSet::of);
    clientPorts = set("client_ports", options.clientPorts(), PortSet::of);
    serverPorts = set("server_ports", options.serverPorts(), PortSet::of);
    all = clients.isEmpty() && servers.isEmpty() && clientPorts.isEmpty() && serverPorts.isEmpty();
  }

  private static <T> T set(String option, List<String> entries, Function<List<String>, T> reader) {
    try {
      return reader.apply(entries);
    } catch (IllegalArgumentException e) {
      throw new OptionsException(option, e.getMessage());
    }
  }

  boolean passes(Flow flow) {
    return all
        || clients.contains(flow.clientIp())
            && servers.contains(flow.serverIp())
            && clientPorts.contains(flow.clientPort())
            && serverPorts.contains(flow.serverPort());
  }
}
