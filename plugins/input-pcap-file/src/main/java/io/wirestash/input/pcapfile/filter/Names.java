package io.wirestash.input.pcapfile.filter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The names of numbers, from the file {@code names.txt} beside this class: a line is {@code kind name number}, where
 * kind is {@code value}, {@code ip} (a protocol number) or the transports of a port, {@code tcp}, {@code udp} or
 * {@code tcp,udp}.
 */
final class Names {
  /** @param transport null if the port means the same for TCP and UDP */
  record Port(int number, Protocol transport) {}

  private static Names loaded;

  private final Map<String, Integer> values = new HashMap<>();
  private final Map<String, Integer> ipProtocols = new HashMap<>();
  private final Map<String, Port> ports = new HashMap<>();

  /** Read when the first filter is. */
  static synchronized Names load() {
    if (loaded == null) loaded = new Names();
    return loaded;
  }

  private Names() {
    try (InputStream in = Names.class.getResourceAsStream("names.txt");
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty() && !line.startsWith("#")) add(line.split(" +"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String[] fields) {
    int number = Integer.decode(fields[2]);
    switch (fields[0]) {
      case "value" -> values.put(fields[1], number);
      case "ip" -> ipProtocols.put(fields[1], number);
      default -> ports.put(fields[1], new Port(number, Protocol.of(fields[0])));
    }
  }

  /** The number of a name such as {@code tcp-syn}, or null. */
  Integer constant(Token token) {
    return token.escaped() ? null : values.get(token.text());
  }

  /** An IP protocol's number by name, or null. */
  Integer ipProtocol(String name) {
    Integer number = ipProtocols.get(name);
    if (number != null) return number;
    Protocol protocol = Protocol.of(name);
    return protocol != null && protocol.overIp() ? protocol.number : null;
  }

  /** A port by its service's name, or null. */
  Port port(String name) {
    return ports.get(name);
  }
}
