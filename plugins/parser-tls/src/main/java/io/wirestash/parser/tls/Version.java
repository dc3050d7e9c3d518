package io.wirestash.parser.tls;

/** Protocol versions by their numbers on the wire. */
final class Version {
  static final int SSL2 = 0x0002;
  static final int SSL3 = 0x0300;
  static final int TLS12 = 0x0303;
  static final int TLS13 = 0x0304;

  private Version() {}

  /** {@code TLSv1.2}, {@code SSLv3}, or the number as {@code 0x7f1c} if nobody has given it a name. */
  static String name(int version) {
    return switch (version) {
      case SSL2 -> "SSLv2";
      case SSL3 -> "SSLv3";
      case 0x0301 -> "TLSv1.0";
      case 0x0302 -> "TLSv1.1";
      case TLS12 -> "TLSv1.2";
      case TLS13 -> "TLSv1.3";
      default -> "0x" + Numbers.hex4(version);
    };
  }
}
