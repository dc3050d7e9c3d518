package io.wirestash.processor.geoip;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Ip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A file in the MaxMind DB format, version 2 (maxmind.github.io/MaxMind-DB). Understands the records of GeoIP2 and GeoLite2
 * (nested, with names in languages) and flat ones with members such as {@code country_code}, {@code city} and
 * {@code as_name}.
 */
final class MaxMindDatabase implements PlaceSource {
  private final Reader reader;
  private final String language;

  MaxMindDatabase(Path path, byte[] content, String language) throws IOException {
    this.language = language;
    try {
      reader = new Reader(new ByteArrayInputStream(content), new CHMCache());
    } catch (IOException | RuntimeException | StackOverflowError e) { // the reader trusts what it reads
      throw new IOException(path + " is no whole MaxMind DB file: " + e, e);
    }
  }

  @Override
  public Place find(Ip address) throws IOException {
    if (address.v6() && reader.getMetadata().ipVersion() == 4) return null; // the reader would take its first bits
    try {
      Map<?, ?> found = reader.get(inetAddress(address), Map.class);
      return found == null ? null : place(found);
    } catch (RuntimeException | StackOverflowError e) { // the reader trusts what it reads
      throw new IOException("a record is broken: " + e, e);
    }
  }

  private static InetAddress inetAddress(Ip address) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(address.v6() ? 16 : 4);
    if (address.v6()) bytes.putLong(address.high()).putLong(address.low());
    else bytes.putInt((int) address.low());
    return InetAddress.getByAddress(bytes.array());
  }

  private Place place(Map<?, ?> found) {
    Map<?, ?> country = object(found, "country", "registered_country");
    String iso = country.isEmpty() ? isoCode(found) : text(country, "iso_code");
    String name = country.isEmpty() ? null : name(country);
    return new Place(
        null,
        iso,
        name == null ? nameOf(iso) : name,
        region(found),
        city(found),
        location(found),
        asn(found),
        text(found, "autonomous_system_organization", "as_name", "as_organization"),
        null);
  }

  private static String isoCode(Map<?, ?> found) {
    return text(found, "country_code", "country");
  }

  private String nameOf(String iso) {
    return iso == null ? null : new Locale("", iso).getDisplayCountry(Locale.forLanguageTag(language));
  }

  private String region(Map<?, ?> found) {
    if (found.get("subdivisions") instanceof List<?> parts && !parts.isEmpty() && parts.get(0) instanceof Map<?, ?> part) {
      return name(part);
    }
    return text(found, "state1", "region");
  }

  private String city(Map<?, ?> found) {
    Map<?, ?> city = object(found, "city");
    return city.isEmpty() ? text(found, "city") : name(city);
  }

  private static Place.Location location(Map<?, ?> found) {
    Map<?, ?> location = object(found, "location");
    Object lat = (location.isEmpty() ? found : location).get("latitude");
    Object lon = (location.isEmpty() ? found : location).get("longitude");
    if (!(lat instanceof Number north) || !(lon instanceof Number east)) return null;
    return new Place.Location(north.doubleValue(), east.doubleValue());
  }

  private static long asn(Map<?, ?> found) {
    if (found.get("autonomous_system_number") instanceof Number number) return number.longValue();
    String text = text(found, "asn");
    if (text == null || !text.matches("(AS)?\\d{1,10}")) return EventType.ABSENT;
    return Long.parseLong(text.startsWith("AS") ? text.substring(2) : text);
  }

  private String name(Map<?, ?> named) {
    Map<?, ?> names = object(named, "names");
    String name = text(names, language);
    return name == null ? text(names, "en") : name;
  }

  private static Map<?, ?> object(Map<?, ?> within, String... names) {
    for (String name : names) if (within.get(name) instanceof Map<?, ?> object) return object;
    return Map.of();
  }

  private static String text(Map<?, ?> within, String... names) {
    for (String name : names) if (within.get(name) instanceof String text && !text.isEmpty()) return text;
    return null;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
