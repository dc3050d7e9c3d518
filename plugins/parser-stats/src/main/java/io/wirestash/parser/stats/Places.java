package io.wirestash.parser.stats;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import io.wirestash.api.OptionsException;
import io.wirestash.api.event.Ip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The country and the network (autonomous system) of hosts, from files in the MaxMind DB format, with members as in
 * GeoLite2 or flat ones ({@code country_code}). Looked up once an interval for each host, not for each packet. One
 * thread.
 */
final class Places {
  private static final String UNKNOWN = "unknown";
  private static final int IPV4 = 4;
  private static final long NO_NUMBER = 0; // AS 0 is reserved (RFC 7607)

  private final List<Reader> readers = new ArrayList<>();
  private final Map<Long, String> organisations = new HashMap<>();

  /** @throws OptionsException if a file cannot be read */
  Places(List<Path> files) {
    for (Path file : files) readers.add(reader(file));
  }

  private static Reader reader(Path file) {
    try {
      return new Reader(new ByteArrayInputStream(Files.readAllBytes(file)), new CHMCache());
    } catch (IOException | RuntimeException e) { // the reader checks little of what a broken file says
      throw new OptionsException("geoip", file + " cannot be read as a MaxMind DB file: " + e.getMessage());
    }
  }

  /** The two letters of a country (ISO 3166-1). */
  String country(Ip host) {
    for (Reader each : readers) {
      Map<?, ?> found = find(each, host);
      Object country = found.get("country");
      Object code = country instanceof Map<?, ?> nested ? nested.get("iso_code") : found.get("country_code");
      if (code instanceof String text) return text;
    }
    return UNKNOWN;
  }

  /** The number of an autonomous system, or 0. */
  long network(Ip host) {
    for (Reader each : readers) {
      Map<?, ?> found = find(each, host);
      if (!(found.get("autonomous_system_number") instanceof Number number)) continue;
      if (found.get("autonomous_system_organization") instanceof String text) {
        organisations.put(number.longValue(), text);
      }
      return number.longValue();
    }
    return NO_NUMBER;
  }

  /** The number and owner of a network. */
  String network(long number) {
    if (number == NO_NUMBER) return UNKNOWN;
    String organisation = organisations.get(number);
    return organisation == null ? "AS" + number : "AS" + number + " " + organisation;
  }

  private static Map<?, ?> find(Reader reader, Ip host) {
    if (host.v6() && reader.getMetadata().ipVersion() == IPV4) return Map.of(); // the reader would take its first bits
    try {
      Map<?, ?> found = reader.get(address(host), Map.class);
      return found == null ? Map.of() : found;
    } catch (IOException | RuntimeException e) { // a broken record
      return Map.of();
    }
  }

  private static InetAddress address(Ip ip) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(ip.v6() ? 16 : 4);
    if (ip.v6()) bytes.putLong(ip.high()).putLong(ip.low());
    else bytes.putInt((int) ip.low());
    return InetAddress.getByAddress(bytes.array());
  }
}
