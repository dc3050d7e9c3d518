package io.wirestash.parser.dns;

/** Names of small numbers, as in IANA's "Domain Name System (DNS) Parameters" and "DNSSEC Algorithm Numbers". */
final class Mnemonics {
  private static final String[] OPCODES = {"QUERY", "IQUERY", "STATUS", null, "NOTIFY", "UPDATE", "DSO"};

  private static final String[] RCODES = {
    "NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED", "YXDOMAIN", "YXRRSET", "NXRRSET", "NOTAUTH",
    "NOTZONE", "DSOTYPENI", null, null, null, null, "BADVERS", "BADKEY", "BADTIME", "BADMODE", "BADNAME", "BADALG",
    "BADTRUNC", "BADCOOKIE"
  };

  private static final String[] ALGORITHMS = {
    null, "RSAMD5", "DH", "DSA", null, "RSASHA1", "NSEC3DSA", "NSEC3RSASHA1", "RSASHA256", null, "RSASHA512", null,
    "ECCGOST", "ECDSAP256SHA256", "ECDSAP384SHA384", "ED25519", "ED448", "SM2SM3"
  };

  private static final String[] CERT_TYPES = {
    null, "PKIX", "SPKI", "PGP", "IPKIX", "ISPKI", "IPGP", "ACPKIX", "IACPKIX"
  };

  private Mnemonics() {}

  static String opcode(int number) {
    String name = at(OPCODES, number);
    return name == null ? "OPCODE" + number : name;
  }

  /** @param number 4 bits in a header, 12 with EDNS, 16 in TSIG and TKEY */
  static String rcode(int number) {
    String name = at(RCODES, number);
    return name == null ? "RCODE" + number : name;
  }

  /** The error of a TSIG or TKEY record, where 16 means something else than in a header (RFC 8945 section 3). */
  static String tsigError(int number) {
    return number == 16 ? "BADSIG" : rcode(number);
  }

  static String rrClass(int number) {
    return switch (number) {
      case 1 -> "IN";
      case 3 -> "CH";
      case 4 -> "HS";
      case 254 -> "NONE";
      case 255 -> "ANY";
      default -> "CLASS" + number;
    };
  }

  static String algorithm(int number) {
    if (number >= 252 && number <= 254) return number == 252 ? "INDIRECT" : number == 253 ? "PRIVATEDNS" : "PRIVATEOID";
    String name = at(ALGORITHMS, number);
    return name == null ? Integer.toString(number) : name;
  }

  static String certType(int number) {
    if (number == 253 || number == 254) return number == 253 ? "URI" : "OID";
    String name = at(CERT_TYPES, number);
    return name == null ? Integer.toString(number) : name;
  }

  private static String at(String[] names, int number) {
    return number < names.length ? names[number] : null;
  }
}
