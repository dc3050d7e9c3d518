package io.wirestash.parser.ssh;

import io.wirestash.api.event.Help;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Slice;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a side offers at the beginning of a key exchange, in its order of preference. Of each list at most
 * {@value #MOST_ALGORITHMS} names are kept. Format: RFC 4253 section 7.1.
 *
 * <pre>
 * byte[16]   cookie
 * name-list  of each kind, ten times
 * boolean    first_kex_packet_follows
 * uint32     0
 * </pre>
 */
record KexInit(Algorithms algorithms, String clientHassh, String serverHassh, boolean cut) {
  static final int MOST_ALGORITHMS = 100;
  private static final int COOKIE = 16;

  /** The ten lists. */
  record Algorithms(
      @Help("Key exchange.") List<String> kex,
      @Help("Host keys and their signatures.") List<String> hostKey,
      @Help("Encryption from client to server.") List<String> encryptionC2s,
      @Help("Encryption from server to client.") List<String> encryptionS2c,
      @Help("Message authentication from client to server.") List<String> macC2s,
      @Help("Message authentication from server to client.") List<String> macS2c,
      @Help("Compression from client to server.") List<String> compressionC2s,
      @Help("Compression from server to client.") List<String> compressionS2c,
      @Help("Languages from client to server.") List<String> languagesC2s,
      @Help("Languages from server to client.") List<String> languagesS2c) {}

  static KexInit read(Cursor in) {
    in.skip(COOKIE);
    String kex = nameList(in);
    String hostKey = nameList(in);
    String encryptionC2s = nameList(in);
    String encryptionS2c = nameList(in);
    String macC2s = nameList(in);
    String macS2c = nameList(in);
    String compressionC2s = nameList(in);
    String compressionS2c = nameList(in);
    String languagesC2s = nameList(in);
    String languagesS2c = nameList(in);
    Lists lists = new Lists();
    Algorithms algorithms = new Algorithms(lists.of(kex), lists.of(hostKey), lists.of(encryptionC2s),
        lists.of(encryptionS2c), lists.of(macC2s), lists.of(macS2c), lists.of(compressionC2s), lists.of(compressionS2c),
        lists.of(languagesC2s), lists.of(languagesS2c));
    return new KexInit(algorithms, hassh(kex, encryptionC2s, macC2s, compressionC2s),
        hassh(kex, encryptionS2c, macS2c, compressionS2c), lists.cut);
  }

  /** Kept byte by byte: the fingerprint is of bytes, and names are ASCII anyway. */
  private static String nameList(Cursor in) {
    Slice list = in.bytes(in.i32());
    return new String(list.array(), list.offset(), list.length(), StandardCharsets.ISO_8859_1);
  }

  /** HASSH and HASSHServer: MD5 of what a side offers for its own direction; see github.com/salesforce/hassh. */
  private static String hassh(String kex, String encryption, String mac, String compression) {
    String offer = String.join(";", kex, encryption, mac, compression);
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(offer.getBytes(StandardCharsets.ISO_8859_1));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  /** Splits name-lists, and remembers whether one was longer than what is kept. */
  private static final class Lists {
    private boolean cut;

    List<String> of(String names) {
      if (names.isEmpty()) return List.of();
      String[] each = names.split(",", MOST_ALGORITHMS + 1);
      cut |= each.length > MOST_ALGORITHMS;
      return List.of(each).subList(0, Math.min(each.length, MOST_ALGORITHMS));
    }
  }
}
