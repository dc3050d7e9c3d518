package io.wirestash.parser.packet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lists of assigned numbers among this plugin's resources: lines of fields between tabs. */
final class Registry {
  private static final int ETHER_TYPES = 1 << 16;
  private static final int BYTES = 1 << 8;

  private static final String[] IP_PROTOCOLS = names("ip-protocols.txt", 10, BYTES);
  private static final String[] ETHER_TYPE_NAMES = names("ether-types.txt", 16, ETHER_TYPES);
  private static final String[] SCTP_CHUNKS = names("sctp-chunks.txt", 10, BYTES);
  private static final String[] IGMP_TYPES = names("igmp.txt", 10, BYTES);
  private static final String[] ARP_OPERATIONS = names("arp-operations.txt", 10, BYTES);

  private Registry() {}

  static List<String[]> rows(String resource) {
    try (InputStream in = Registry.class.getResourceAsStream(resource);
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String[]> rows = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) rows.add(line.split("\t"));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] names(String resource, int radix, int size) {
    String[] names = new String[size];
    for (String[] row : rows(resource)) names[Integer.parseInt(row[0], radix)] = row[1];
    return names;
  }

  /** Name of an IP protocol, such as {@code TCP}; of one that is not assigned {@code IP-253}. */
  static String ipProtocol(int number) {
    String name = IP_PROTOCOLS[number];
    return name == null ? "IP-" + number : name;
  }

  /** Name of an EtherType, such as {@code LLDP}; of one that is not known {@code 0x88b5}. */
  static String etherType(int number) {
    String name = ETHER_TYPE_NAMES[number];
    return name == null ? String.format("0x%04x", number) : name;
  }

  static String sctpChunk(int type) {
    String name = SCTP_CHUNKS[type];
    return name == null ? Integer.toString(type) : name;
  }

  /** Null if the type is not assigned. */
  static String igmp(int type) {
    return IGMP_TYPES[type];
  }

  /** Null if the operation is not assigned. */
  static String arp(int operation) {
    return operation < BYTES ? ARP_OPERATIONS[operation] : null;
  }
}
