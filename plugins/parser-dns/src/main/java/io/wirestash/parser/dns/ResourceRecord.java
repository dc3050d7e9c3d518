package io.wirestash.parser.dns;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.Help;
import io.wirestash.api.event.JsonValue;

/** A resource record (RFC 1035 section 4.1.3). */
record ResourceRecord(
    @Ecs("") @Help("The owner's name, with its final dot.") String rname,
    @Ecs("type") @Help("The type: A, MX, RRSIG, TYPE123 ...") String rtype,
    @Ecs("") @Help("The class as a number: 1 is IN.") int rclass,
    @Help("Time to live in seconds.") long ttl,
    @Help("mDNS only: 1 if this record replaces what was known (RFC 6762 section 10.2).") int cacheFlush,
    @Ecs("") @Help("The data as in a zone file; of unknown types, or if it breaks its format, \\# length hex (RFC 3597).")
        JsonValue rdata) {

  @Ecs("name")
  String ecsName() {
    return DomainName.withoutFinalDot(rname);
  }

  @Ecs("class")
  String ecsClass() {
    return Mnemonics.rrClass(rclass);
  }

  @Ecs("data")
  JsonValue ecsData() {
    return rdata instanceof DomainName name ? new PlainRdata(DomainName.withoutFinalDot(name.text())) : rdata;
  }
}
