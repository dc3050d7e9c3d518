package io.wirestash.processor.geoip;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;

/** What databases say of an address; null is unknown. */
record Place(
    @Help("Why the address is nowhere: private, loopback, link_local, multicast … (RFC 6890).") @Ecs("") String kind,
    @Help("ISO 3166 code of the country.") @Ecs("country_iso_code") String countryIso,
    @Help("The country's name.") @Ecs("country_name") String country,
    @Help("The region's name.") @Ecs("region_name") String region,
    @Help("The city's name.") @Ecs("city_name") String city,
    @Help("Latitude and longitude in degrees.") Location location,
    @Help("Number of the autonomous system.") @Ecs("") long asn,
    @Help("Who runs the autonomous system.") @Ecs("") String asOrg,
    @Help("The provider, as qqwry.dat has it.") @Ecs("") String isp,
    @Help("Country, region, city and network in one line: None where unknown.") @Ecs("name") String label) {

  /** Nothing is known. */
  static final Place UNKNOWN = new Place(null, null, null, null, null, null, EventType.ABSENT, null, null);

  Place(String kind, String countryIso, String country, String region, String city, Location location, long asn,
      String asOrg, String isp) {
    this(kind, countryIso, country, region, city, location, asn, asOrg, isp,
        label(first(kind, country), region, city, first(isp, asOrg)));
  }

  /** A point on the earth. */
  record Location(@Help("Degrees north.") double lat, @Help("Degrees east.") double lon) {}

  static Place special(String kind) {
    return new Place(kind, null, null, null, null, null, EventType.ABSENT, null, null);
  }

  private static String label(String place, String region, String city, String network) {
    return part(place) + '-' + part(region) + '-' + part(city) + '-' + (network == null ? "NONE" : network);
  }

  private static String part(String name) {
    return name == null ? "None" : name;
  }

  /** What this database knows, and of the rest what another one does. */
  Place or(Place other) {
    return new Place(
        first(kind, other.kind),
        first(countryIso, other.countryIso),
        first(country, other.country),
        first(region, other.region),
        first(city, other.city),
        location == null ? other.location : location,
        asn == EventType.ABSENT ? other.asn : asn,
        first(asOrg, other.asOrg),
        first(isp, other.isp));
  }

  private static String first(String one, String other) {
    return one == null ? other : one;
  }

  GeoMembers.Network network() {
    return asn == EventType.ABSENT && asOrg == null ? null : new GeoMembers.Network(asn, asOrg);
  }
}
