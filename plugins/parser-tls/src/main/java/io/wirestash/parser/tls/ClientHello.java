package io.wirestash.parser.tls;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Malformed;
import io.wirestash.api.parser.Slice;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client offers: RFC 8446 section 4.1.2, RFC 5246 section 7.4.1.2; in the form of SSL 2, RFC 5246 appendix E.2.
 *
 * @param version the field of this name, which stays at TLS 1.2 in later versions
 * @param versions what the extension for it offers, or that field alone
 * @param extensions their numbers in order, GREASE included
 * @param alpnEnds of the first of these, as JA4 has them
 * @param serverName or null
 * @param ssl2 true if it has the form of SSL 2
 */
record ClientHello(
    int version,
    int[] versions,
    int[] ciphers,
    int[] extensions,
    int[] groups,
    int[] pointFormats,
    int[] signatureAlgorithms,
    List<String> alpn,
    String alpnEnds,
    String serverName,
    boolean ssl2) {
  private static final int[] NONE = {};
  private static final int HOST_NAME = 0;
  private static final int MAX_PROTOCOLS = 100;

  /** Reads the body of a handshake message, all of it. */
  static ClientHello read(Cursor in) {
    return new Reader(in).hello;
  }

  /**
   * Reads a hello in the form of SSL 2, from after its type on.
   *
   * @throws Malformed if the lengths do not add up
   */
  static ClientHello readSsl2(Cursor in) {
    int version = in.u16();
    int cipherBytes = in.u16();
    int sessionBytes = in.u16();
    int challengeBytes = in.u16();
    if (cipherBytes % 3 != 0) throw in.malformed("odd_length");
    int[] ciphers = new int[cipherBytes / 3];
    in.require(cipherBytes);
    for (int i = 0; i < ciphers.length; i++) ciphers[i] = in.u24();
    in.skip(sessionBytes);
    in.skip(challengeBytes);
    return new ClientHello(version, new int[] {version}, ciphers, NONE, NONE, NONE, NONE, List.of(),
        Fingerprint.NO_PROTOCOL, null, true);
  }

  boolean offers(int extension) {
    return Numbers.contains(extensions, extension);
  }

  /** Collects what the extensions say. */
  private static final class Reader {
    private final ClientHello hello;
    private int[] versions = NONE;
    private int[] groups = NONE;
    private int[] pointFormats = NONE;
    private int[] signatureAlgorithms = NONE;
    private final List<String> alpn = new ArrayList<>(2);
    private String alpnEnds = Fingerprint.NO_PROTOCOL;
    private String serverName;

    Reader(Cursor in) {
      int version = in.u16();
      in.skip(32); // random
      in.skip(in.u8()); // session id
      int[] ciphers = Numbers.all(in.sub(in.u16()));
      in.skip(in.u8()); // compression methods
      int[] extensions = Extensions.read(in, this::extension);
      if (versions.length == 0) versions = new int[] {version};
      hello = new ClientHello(version, versions, ciphers, extensions, groups, pointFormats, signatureAlgorithms,
          List.copyOf(alpn), alpnEnds, serverName, false);
    }

    private void extension(int type, Cursor in) {
      switch (type) {
        case ExtensionType.SERVER_NAME -> serverName(in);
        case ExtensionType.SUPPORTED_GROUPS -> groups = Numbers.all(in.sub(in.u16()));
        case ExtensionType.POINT_FORMATS -> pointFormats = pointFormats(in.sub(in.u8()));
        case ExtensionType.SIGNATURE_ALGORITHMS -> signatureAlgorithms = Numbers.all(in.sub(in.u16()));
        case ExtensionType.ALPN -> protocols(in.sub(in.u16()));
        case ExtensionType.SUPPORTED_VERSIONS -> versions = Numbers.all(in.sub(in.u8()));
        default -> in.rest();
      }
    }

    private void serverName(Cursor in) {
      Cursor names = in.sub(in.u16());
      while (names.remaining() > 0) {
        int kind = names.u8();
        String name = names.bytes(names.u16()).text();
        if (kind == HOST_NAME && serverName == null) serverName = name;
      }
    }

    private static int[] pointFormats(Cursor in) {
      int[] formats = new int[in.remaining()];
      for (int i = 0; i < formats.length; i++) formats[i] = in.u8();
      return formats;
    }

    private void protocols(Cursor in) {
      while (in.remaining() > 0) {
        if (alpn.size() == MAX_PROTOCOLS) throw in.malformed("too_many_elements");
        Slice name = in.bytes(in.u8());
        if (alpn.isEmpty()) alpnEnds = Fingerprint.ends(name);
        alpn.add(name.text());
      }
    }
  }
}
