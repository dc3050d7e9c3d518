package io.wirestash.parser.tls;

import io.wirestash.api.parser.Cursor;

/**
 * What a server has chosen: RFC 8446 section 4.1.3, RFC 5246 section 7.4.1.3.
 *
 * @param legacyVersion the field of the name "version"
 * @param version what was really agreed
 * @param group of the key share, or -1
 * @param retry true if this asks for another client hello (RFC 8446 section 4.1.4)
 */
record ServerHello(
    int legacyVersion, int version, int cipher, int[] extensions, String alpn, int group, boolean retry) {
  /** SHA-256 of "HelloRetryRequest", in place of the random bytes. */
  private static final String RETRY = "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c";

  /** Reads the body of a handshake message. */
  static ServerHello read(Cursor in) {
    return new Reader(in).hello;
  }

  boolean has(int extension) {
    return Numbers.contains(extensions, extension);
  }

  /** Collects what the extensions say. */
  private static final class Reader {
    private final ServerHello hello;
    private int version;
    private String alpn;
    private int group = -1;

    Reader(Cursor in) {
      int legacyVersion = in.u16();
      version = legacyVersion;
      boolean retry = in.bytes(32).hex().equals(RETRY);
      in.skip(in.u8()); // session id
      int cipher = in.u16();
      in.skip(1); // compression method
      int[] extensions = Extensions.read(in, this::extension);
      hello = new ServerHello(legacyVersion, version, cipher, extensions, alpn, group, retry);
    }

    private void extension(int type, Cursor in) {
      switch (type) {
        case ExtensionType.SUPPORTED_VERSIONS -> version = in.u16();
        case ExtensionType.KEY_SHARE -> group = in.u16();
        case ExtensionType.ALPN -> {
          Cursor list = in.sub(in.u16());
          alpn = list.bytes(list.u8()).text();
        }
        default -> in.rest();
      }
    }
  }
}
