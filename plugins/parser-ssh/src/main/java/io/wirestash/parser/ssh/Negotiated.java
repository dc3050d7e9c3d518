package io.wirestash.parser.ssh;

import io.wirestash.api.event.Help;
import io.wirestash.parser.ssh.KexInit.Algorithms;
import java.util.List;

/**
 * What two offers come to: of each kind the client's first name that the server offers too, or null if there is none.
 * Format: RFC 4253 section 7.1.
 */
record Negotiated(
    @Help("Key exchange.") String kex,
    @Help("Host key and its signature.") String hostKey,
    @Help("Encryption from client to server.") String encryptionC2s,
    @Help("Encryption from server to client.") String encryptionS2c,
    @Help("Message authentication from client to server, unless the encryption does it.") String macC2s,
    @Help("Message authentication from server to client, unless the encryption does it.") String macS2c,
    @Help("Compression from client to server.") String compressionC2s,
    @Help("Compression from server to client.") String compressionS2c) {

  static Negotiated of(Algorithms client, Algorithms server) {
    String c2s = common(client.encryptionC2s(), server.encryptionC2s());
    String s2c = common(client.encryptionS2c(), server.encryptionS2c());
    return new Negotiated(
        common(client.kex(), server.kex()),
        common(client.hostKey(), server.hostKey()),
        c2s,
        s2c,
        PacketLength.isAuthenticated(c2s) ? null : common(client.macC2s(), server.macC2s()),
        PacketLength.isAuthenticated(s2c) ? null : common(client.macS2c(), server.macS2c()),
        common(client.compressionC2s(), server.compressionC2s()),
        common(client.compressionS2c(), server.compressionS2c()));
  }

  private static String common(List<String> wanted, List<String> offered) {
    for (String name : wanted) if (offered.contains(name)) return name;
    return null;
  }

  /**
   * True if packets can be cut out of the beginning unnoticed when key exchange is not strict (CVE-2023-48795): with
   * ChaCha20-Poly1305, or CBC with encrypt-then-MAC.
   */
  boolean isOpenToTruncation() {
    return isOpenToTruncation(encryptionC2s, macC2s) || isOpenToTruncation(encryptionS2c, macS2c);
  }

  private static boolean isOpenToTruncation(String encryption, String mac) {
    if (encryption == null) return false;
    return encryption.startsWith("chacha20-poly1305")
        || encryption.contains("-cbc") && mac != null && mac.contains("-etm@");
  }

  PacketLength lengthC2s() {
    return PacketLength.of(encryptionC2s, macC2s, compressionC2s);
  }

  PacketLength lengthS2c() {
    return PacketLength.of(encryptionS2c, macS2c, compressionS2c);
  }
}
