package io.wirestash.parser.dns;

import io.wirestash.api.event.Help;
import java.util.ArrayList;
import java.util.List;

/**
 * A message's header (RFC 1035 section 4.1.1, RFC 4035 section 3). Flags are 0 or 1.
 *
 * <pre>
 *   | id 16 | qr 1 | opcode 4 | aa 1 | tc 1 | rd 1 | ra 1 | z 1 | ad 1 | cd 1 | rcode 4 | four counts of 16 |
 * </pre>
 */
record Header(
    @Help("What ties an answer to its query.") int id,
    @Help("0 in a query, 1 in a response.") int qr,
    @Help("What is asked for: QUERY, IQUERY, STATUS, NOTIFY, UPDATE, DSO.") String opcode,
    @Help("Authoritative answer. In LLMNR: conflict.") int aa,
    @Help("Truncated.") int tc,
    @Help("Recursion desired. In LLMNR: tentative.") int rd,
    @Help("Recursion available.") int ra,
    @Help("Authentic data: the sender has validated it.") int ad,
    @Help("Checking disabled: the sender validates by itself.") int cd,
    @Help("Response code, the header's 4 bits: NOERROR, NXDOMAIN, SERVFAIL ...") String rcode,
    @Help("Questions that the header counts; in an UPDATE, zones.") int numOfQuestions,
    @Help("Answers that the header counts; in an UPDATE, prerequisites.") int numOfAnswers,
    @Help("Authority records that the header counts; in an UPDATE, updates.") int numOfAuthority,
    @Help("Additional records that the header counts, OPT included.") int numOfAdditional) {

  static Header of(int id, int flags, int questions, int answers, int authority, int additional) {
    return new Header(
        id,
        flags >> 15 & 1,
        Mnemonics.opcode(flags >> 11 & 15),
        flags >> 10 & 1,
        flags >> 9 & 1,
        flags >> 8 & 1,
        flags >> 7 & 1,
        flags >> 5 & 1,
        flags >> 4 & 1,
        Mnemonics.rcode(flags & 15),
        questions,
        answers,
        authority,
        additional);
  }

  /** The names of the flags that are set, with EDNS's DO. */
  List<String> setFlags(Opt opt) {
    List<String> set = new ArrayList<>(8);
    if (aa == 1) set.add("AA");
    if (tc == 1) set.add("TC");
    if (rd == 1) set.add("RD");
    if (ra == 1) set.add("RA");
    if (ad == 1) set.add("AD");
    if (cd == 1) set.add("CD");
    if (opt != null && opt.do_() == 1) set.add("DO");
    return set;
  }
}
