package io.wirestash.parser.dns;

import io.wirestash.api.event.Help;

/** What is asked (RFC 1035 section 4.1.2); in an UPDATE, the zone. */
record Question(
    @Help("The name, with its final dot.") DomainName qname,
    @Help("The type: A, MX, ANY, TYPE123 ...") String qtype,
    @Help("The class: IN, CH, ANY ...") String qclass,
    @Help("mDNS only: 1 if a unicast response is wanted (RFC 6762 section 5.4).") int qu) {}
