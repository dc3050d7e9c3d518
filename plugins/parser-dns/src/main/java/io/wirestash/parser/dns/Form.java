package io.wirestash.parser.dns;

/** How one field of a record's data is written on the wire, and how zone files show it. */
enum Form {
  /** One bit, the first of a byte that {@link #U7} goes on with. */
  U1(true),
  U7(true),
  U8(true),
  U16(true),
  U32(true),
  U48(true),
  U64(false),
  /** Seconds since 1970 in 32 bits, shown as {@code YYYYMMDDHHMMSS} in UTC (RFC 4034 section 3.2). */
  TIME(true),
  /** A record type, by its mnemonic. */
  TYPE(true),
  /** A response code, by its mnemonic. */
  RCODE(true),
  /** A certificate type (RFC 4398 section 2.1), by its mnemonic. */
  CERT_TYPE(true),
  /** A DNSSEC algorithm in 8 bits, by its mnemonic. */
  ALGORITHM(true),
  /** A scheme for reaching someone (RFC 9859 section 2.1), by its mnemonic. */
  SCHEME(true),

  NAME(false),
  IP4(false),
  IP6(false),
  /** A length byte and so many bytes, shown in quotes. */
  STRING(false),
  /** One {@link #STRING} or more, to the end. */
  STRINGS(false),
  /** The remaining bytes, shown in quotes. */
  QUOTED(false),
  /** A length byte and so many letters and digits (RFC 8659 section 4.1). */
  TAG(false),
  /** The remaining bytes, at least one, as hexadecimal digits. */
  HEX(false),
  /** A length byte and so many bytes as hexadecimal digits; {@code -} if there are none. */
  HEX8(false),
  /** A length byte and so many bytes in base 32 with the extended hex alphabet (RFC 4648 section 7), unpadded. */
  BASE32HEX8(false),
  /** The remaining bytes, at least one, in base 64. */
  BASE64(false),
  /** The remaining bytes, if any, in base 64. */
  BASE64_OPT(false),
  /** The same; {@code -} if there are none. */
  BASE64_OR_DASH(false),
  /** A length in 16 bits and so many bytes, shown as that length and base 64. */
  BASE64_16(false),
  /** A bitmap of record types (RFC 4034 section 4.1.2). */
  TYPES(false),
  /** The older bitmap of record types (RFC 2535 section 5.2). */
  NXT(false),
  /** What the field before the last says: nothing, an IPv4 address, an IPv6 address, a name (RFC 4025 section 2.5). */
  GATEWAY(false),
  /** The same, said by the last field (RFC 8777 section 4.2.4). */
  RELAY(false),
  /** 64 bits as four groups of hexadecimal digits without leading zeros (RFC 6742 section 2.1). */
  LOCATOR64(false),
  /** A MAC address of 6 or 8 bytes (RFC 7043). */
  EUI48(false),
  EUI64(false),
  NSAP(false),
  /** An ATM address; ATM Forum af-saa-0069. */
  ATMA(false),
  /** Prefix length, address suffix and prefix name (RFC 2874 section 3.1). */
  A6(false),
  LOC(false),
  WKS(false),
  APL(false),
  HIP(false),
  SVC_PARAMS(false);

  private final boolean number;

  Form(boolean number) {
    this.number = number;
  }

  /** Whether the field is kept as a number and turned into text only when it is shown. */
  boolean isNumber() {
    return number;
  }
}
