package io.wirestash.parser.tls;

import io.wirestash.api.parser.Slice;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fingerprints of hellos: JA3 and JA3S (MD5 of the offered or chosen numbers in decimal) and JA4 of the client, as their
 * authors describe them. All leave out GREASE.
 */
final class Fingerprint {
  private static final int HASH_DIGITS = 12;
  static final String NO_PROTOCOL = "00";
  private static final String NO_HASH = "0".repeat(HASH_DIGITS);

  private Fingerprint() {}

  // ---- JA3

  /** Version, ciphers, extensions, groups and point formats. */
  static String ja3(ClientHello hello) {
    String text = String.join(",", Integer.toString(hello.version()), decimal(hello.ciphers()),
        decimal(hello.extensions()), decimal(hello.groups()), decimal(hello.pointFormats()));
    return digest("MD5", text);
  }

  /** Version, cipher and extensions. */
  static String ja3s(ServerHello hello) {
    String text = hello.legacyVersion() + "," + hello.cipher() + "," + decimal(hello.extensions());
    return digest("MD5", text);
  }

  private static String decimal(int[] numbers) {
    return meant(numbers).mapToObj(Integer::toString).collect(Collectors.joining("-"));
  }

  // ---- JA4

  /** What the client is like in ten characters, then its ciphers and its extensions, each hashed. */
  static String ja4(ClientHello hello) {
    long ciphers = meant(hello.ciphers()).count();
    long extensions = meant(hello.extensions()).count();
    String facts = "t" + version(hello) + (hello.offers(ExtensionType.SERVER_NAME) ? "d" : "i") + twoDigits(ciphers)
        + twoDigits(extensions) + hello.alpnEnds();
    return facts + "_" + hash(sorted(meant(hello.ciphers()))) + "_" + hash(extensions(hello));
  }

  private static String version(ClientHello hello) {
    return switch (meant(hello.versions()).max().orElse(hello.version())) {
      case Version.TLS13 -> "13";
      case Version.TLS12 -> "12";
      case 0x0302 -> "11";
      case 0x0301 -> "10";
      case Version.SSL3 -> "s3";
      case Version.SSL2 -> "s2";
      default -> "00";
    };
  }

  private static String twoDigits(long count) {
    return count > 99 ? "99" : (count < 10 ? "0" : "") + count;
  }

  /** First and last character of a protocol's name, or of its hexadecimal form if one is no letter or digit. */
  static String ends(Slice protocol) {
    if (protocol.isEmpty()) return NO_PROTOCOL;
    int last = protocol.length() - 1;
    if (isAlphanumeric(protocol.at(0)) && isAlphanumeric(protocol.at(last))) {
      return "" + (char) protocol.at(0) + (char) protocol.at(last);
    }
    String hex = protocol.hex();
    return "" + hex.charAt(0) + hex.charAt(hex.length() - 1);
  }

  private static boolean isAlphanumeric(int b) {
    return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
  }

  private static String extensions(ClientHello hello) {
    IntStream counted = meant(hello.extensions())
        .filter(type -> type != ExtensionType.SERVER_NAME && type != ExtensionType.ALPN);
    String types = sorted(counted);
    String algorithms = meant(hello.signatureAlgorithms()).mapToObj(Numbers::hex4).collect(Collectors.joining(","));
    return algorithms.isEmpty() ? types : types + "_" + algorithms;
  }

  private static String sorted(IntStream numbers) {
    return numbers.sorted().mapToObj(Numbers::hex4).collect(Collectors.joining(","));
  }

  private static String hash(String text) {
    return text.isEmpty() ? NO_HASH : digest("SHA-256", text).substring(0, HASH_DIGITS);
  }

  // ---- both

  private static IntStream meant(int[] numbers) {
    return Arrays.stream(numbers).filter(number -> !Numbers.isGrease(number));
  }

  private static String digest(String algorithm, String text) {
    return HexFormat.of().formatHex(digest(algorithm, text.getBytes(StandardCharsets.US_ASCII)));
  }

  static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
