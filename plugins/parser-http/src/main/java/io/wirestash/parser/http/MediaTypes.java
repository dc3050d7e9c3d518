package io.wirestash.parser.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Media types of contents by their first bytes. The table is {@code media-types.txt}; text is told from other data as
 * in the MIME Sniffing standard (section 7.2: bytes that no text has).
 */
final class MediaTypes {
  /** So far a document's kind shows. */
  private static final int LOOKED_AT = 512;

  private static final String OTHER = "application/octet-stream";
  private static final String PLAIN = "text/plain";

  private record Signature(String type, int offset, byte[] bytes) {
    boolean fits(byte[] content, int length) {
      int end = offset + bytes.length;
      return end <= length && Arrays.equals(content, offset, end, bytes, 0, bytes.length);
    }
  }

  private static final List<Signature> SIGNATURES = signatures();

  private MediaTypes() {}

  private static List<Signature> signatures() {
    try (var in = MediaTypes.class.getResourceAsStream("media-types.txt");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      return lines.lines().filter(line -> !line.isEmpty() && line.charAt(0) != '#').map(MediaTypes::signature).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Signature signature(String line) {
    String[] words = line.split(" +");
    return new Signature(words[0], Integer.parseInt(words[1]), HexFormat.of().parseHex(words[2]));
  }

  /** What content looks like, or null if there is none. */
  static String sniff(byte[] content, int kept) {
    if (kept == 0) return null;
    for (Signature signature : SIGNATURES) if (signature.fits(content, kept)) return signature.type();
    int length = Math.min(kept, LOOKED_AT);
    for (int i = 0; i < length; i++) if (isBinary(content[i])) return OTHER;
    return text(content, length);
  }

  /** Whether no text has this control character. */
  static boolean isBinary(int b) {
    return b >= 0 && b < ' ' && !(b >= '\t' && b <= '\r' && b != 0x0b) && b != 0x1b;
  }

  private static String text(byte[] content, int length) {
    int from = 0;
    while (from < length && (content[from] <= ' ' && content[from] >= 0)) from++;
    WireText text = new WireText(content, from, length - from);
    if (text.startsWith("<!doctype html") || text.startsWith("<html") || text.startsWith("<head")) return "text/html";
    if (text.startsWith("<?xml")) return "text/xml";
    if (text.startsWith("<svg")) return "image/svg+xml";
    if (text.startsWith("{\"") || text.startsWith("[{") || text.startsWith("[\"")) return "application/json";
    return PLAIN;
  }

  /** Whether content of a sniffed type can be shown as text. */
  static boolean isText(String type) {
    if (type == null) return false;
    return type.startsWith("text/") || type.equals("application/json") || type.equals("image/svg+xml");
  }

  /** Whether text of a sniffed type may give values to names, as forms and JSON do. */
  static boolean isData(String type) {
    return isText(type) && !type.equals("text/html");
  }

  /** The value of a parameter of a Content-Type without quotes, or null. @param key in lower case, with = */
  static WireText parameter(WireText contentType, String key) {
    for (int i = 0; i < contentType.length(); i++) {
      if (contentType.at(i) != ';') continue;
      WireText rest = contentType.sub(i + 1, contentType.length()).trimmed();
      if (!rest.startsWith(key)) continue;
      int end = rest.indexOf(';');
      return rest.sub(key.length(), end < 0 ? rest.length() : end).trimmed().unquoted();
    }
    return null;
  }
}
