package io.wirestash.parser.dns;

import io.wirestash.api.event.Help;
import java.util.List;

/**
 * EDNS(0): what the OPT record says in place of class, time to live and data (RFC 6891 section 6.1).
 *
 * <pre>
 *   class 16: udp size | ttl: extended rcode 8, version 8, do 1, z 15 | data: options
 * </pre>
 */
record Opt(
    @Help("EDNS version.") int version,
    @Help("Bytes of UDP payload that the sender can receive.") int udpSize,
    @Help("1 if DNSSEC records are wanted.") int do_,
    @Help("The upper 8 bits of the response code.") int extRcode,
    @Help("The whole response code, if its upper bits are not 0: BADVERS, BADCOOKIE ...") String rcode,
    @Help("The options, in the order of the message.") List<EdnsOption> options) {}
