package io.wirestash.parser.stats;

import java.util.HashMap;
import java.util.Map;

/**
 * Traffic by service. A flow's service is known only when a parser has recognised it, some packets after its beginning;
 * so packets are counted by name and server port, and those without a name get the name that most bytes at their port
 * have.
 */
final class Services {
  private static final int NAME_SHIFT = 32;
  private static final int PROTOCOL_SHIFT = 16;

  private final Names names;

  Services(Names names) {
    this.names = names;
  }

  /** The number of a service in keys. */
  static long number(int name, int protocol, int port) {
    return (long) name << NAME_SHIFT | (long) protocol << PROTOCOL_SHIFT | port;
  }

  private static int name(long number) {
    return (int) (number >>> NAME_SHIFT);
  }

  private static int port(long number) {
    return (int) number;
  }

  /** Brings together the ports of each name. */
  Tally byName(Tally byPort) {
    Map<Integer, Integer> names = namesOfPorts(byPort);
    return byPort.regrouped(
        key -> {
          int name = name(key.number) != 0 ? name(key.number) : names.getOrDefault(port(key.number), 0);
          return name == 0 ? key.number : number(name, 0, 0);
        });
  }

  /** The name that most bytes of a port have; of equal ones, the first in the alphabet. */
  private Map<Integer, Integer> namesOfPorts(Tally byPort) {
    Map<Integer, Integer> best = new HashMap<>();
    Map<Integer, Long> most = new HashMap<>();
    Key key = new Key();
    for (int i = 0; i < byPort.size(); i++) {
      long number = byPort.key(i, key).number;
      if (name(number) == 0) continue;
      int port = port(number);
      long bytes = byPort.get(i, Traffic.BYTES);
      long before = most.getOrDefault(port, -1L);
      if (bytes < before || bytes == before && text(name(number)).compareTo(text(best.get(port))) > 0) continue;
      best.put(port, name(number));
      most.put(port, bytes);
    }
    return best;
  }

  /** How a service is called: its name, or port and transport. */
  String text(long number) {
    if (name(number) != 0) return text(name(number));
    return (number & 0xffff) + "/" + Protocols.text((int) (number >>> PROTOCOL_SHIFT & 0xffff));
  }

  private String text(int name) {
    return names.name(name);
  }
}
