package io.wirestash.parser.ssh;

/**
 * How long the encrypted packets of one direction are. Format: RFC 4253 section 6 (encrypt and MAC), RFC 5647 (GCM),
 * and OpenSSH's PROTOCOL files (encrypt then MAC, ChaCha20-Poly1305).
 *
 * <pre>
 * uint32  length            outside of the blocks for GCM, ChaCha20 and encrypt-then-MAC
 * byte    padding length    \
 * byte[]  payload            } whole blocks
 * byte[]  padding, 4 or more/
 * byte[]  MAC
 * </pre>
 *
 * @param block bytes that packets are padded to
 * @param mac bytes of the MAC
 * @param lengthApart the length field does not count among the padded bytes
 */
record PacketLength(int block, int mac, boolean lengthApart) {
  private static final int LENGTH_FIELD = 4;
  private static final int LEAST_PADDING = 4;
  private static final int TAG = 16; // of GCM and Poly1305

  /** Null if lengths tell nothing: an unknown algorithm, or compression from the first packet on. */
  static PacketLength of(String encryption, String mac, String compression) {
    if (encryption == null || "zlib".equals(compression)) return null;
    int block = block(encryption);
    if (isAuthenticated(encryption)) return new PacketLength(block, TAG, true);
    int macLength = mac == null ? 0 : mac(mac);
    if (block == 0 || macLength == 0) return null;
    return new PacketLength(block, macLength, mac.contains("-etm@"));
  }

  /** True for ciphers that authenticate by themselves. */
  static boolean isAuthenticated(String encryption) {
    return encryption != null && (encryption.startsWith("chacha20-poly1305") || encryption.contains("-gcm"));
  }

  private static int block(String encryption) {
    int dash = encryption.indexOf('-');
    return switch (dash < 0 ? encryption : encryption.substring(0, dash)) {
      case "aes128", "aes192", "aes256", "rijndael", "twofish", "twofish128",
          "twofish192", "twofish256", "serpent128", "serpent192", "serpent256", "camellia128", "camellia192",
          "camellia256" -> 16;
      case "3des", "blowfish", "cast128", "idea", "arcfour", "arcfour128", "arcfour256", "chacha20" -> 8;
      default -> 0;
    };
  }

  private static int mac(String mac) {
    int end = mac.indexOf("-etm@");
    if (end < 0) end = mac.indexOf('@');
    return switch (end < 0 ? mac : mac.substring(0, end)) {
      case "umac-64" -> 8;
      case "hmac-sha1-96", "hmac-md5-96" -> 12;
      case "hmac-md5", "umac-128" -> 16;
      case "hmac-sha1", "hmac-ripemd160" -> 20;
      case "hmac-sha2-256" -> 32;
      case "hmac-sha2-512" -> 64;
      default -> 0;
    };
  }

  /** Bytes of a packet with as little padding as allowed. */
  int of(int payload) {
    int padded = (lengthApart ? 0 : LENGTH_FIELD) + 1 + payload + LEAST_PADDING;
    return outside() + (padded + block - 1) / block * block;
  }

  /** The longest payload that a packet of this length can hold. */
  long mostPayload(long packet) {
    return packet - mac - LENGTH_FIELD - 1 - LEAST_PADDING;
  }

  /** True if the padded bytes are a multiple of this. */
  boolean isPaddedTo(int multiple, long packet) {
    return (packet - outside()) % multiple == 0;
  }

  private int outside() {
    return mac + (lengthApart ? LENGTH_FIELD : 0);
  }
}
