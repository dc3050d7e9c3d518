package io.wirestash.parser.dns;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.Help;
import io.wirestash.api.event.JsonMembers;
import io.wirestash.api.event.JsonValue;

/** A resource record (RFC 1035 section 4.1.3). */
record ResourceRecord(
    @Ecs("") @Help("The owner's name, with its final dot.") DomainName rname,
    @Ecs("type") @Help("The type: A, MX, RRSIG, TYPE123 ...") String rtype,
    @Ecs("") @Help("The class as a number: 1 is IN.") int rclass,
    @Help("Time to live in seconds.") long ttl,
    @Help("mDNS only: 1 if this record replaces what was known (RFC 6762 section 10.2).") int cacheFlush,
    @Ecs("") @Help("The data as in a zone file; \\# length hex (RFC 3597) of unknown types and broken data.")
        JsonValue rdata,
    @Help("The fields of structured data by their names: preference, exchange, mname, serial, key_tag ...")
        JsonMembers parts) {

  static ResourceRecord of(DomainName rname, int type, int rrClass, long ttl, int cacheFlush, JsonValue rdata) {
    JsonMembers parts = rdata instanceof Rdata structured ? structured : null;
    return new ResourceRecord(rname, RrType.mnemonic(type), rrClass, ttl, cacheFlush, rdata, parts);
  }

  @Ecs("name")
  String ecsName() {
    return rname.withoutFinalDot();
  }

  @Ecs("class")
  String ecsClass() {
    return Mnemonics.rrClass(rclass);
  }

  @Ecs("data")
  JsonValue ecsData() {
    return rdata instanceof DomainName name ? new PlainRdata(name.withoutFinalDot()) : rdata;
  }
}
