package io.wirestash.parser.http;

import io.wirestash.api.event.JsonSink;
import io.wirestash.api.event.JsonValue;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A body's text: in the charset that Content-Type names (RFC 9110 section 8.3.2), else in UTF-8.
 *
 * @param decoded the text, or null if the bytes are it
 * @param sent the bytes, if they are UTF-8, or text for want of a better name
 */
record BodyText(String decoded, WireText sent) implements JsonValue {
  private static final int LONGEST_NAME = 32;

  /**
   * The text, or null if there is none or these bytes are none.
   *
   * @param cut whether more bytes follow: the last character may be incomplete, and is left out then
   * @param sniffed what the content looks like
   */
  static BodyText of(byte[] bytes, int length, boolean cut, String sniffed, WireText contentType) {
    if (length == 0) return null;
    Charset charset = charset(bytes, length, contentType);
    if (charset != null) {
      String text = decode(charset, bytes, length, cut);
      if (text != null) return new BodyText(text, null);
    }
    if (!MediaTypes.isText(sniffed)) return null;
    return new BodyText(null, new WireText(bytes, 0, cut ? wholeCharacters(bytes, length) : length));
  }

  /** The charset that is named or marked, or null if it is UTF-8, none, or unknown. */
  private static Charset charset(byte[] bytes, int length, WireText contentType) {
    if (length >= 2 && (bytes[0] == -2 && bytes[1] == -1 || bytes[0] == -1 && bytes[1] == -2)) {
      return StandardCharsets.UTF_16; // byte order mark
    }
    WireText name = contentType == null ? null : MediaTypes.parameter(contentType, "charset=");
    if (name == null || name.is("utf-8") || name.isEmpty() || name.length() > LONGEST_NAME) return null;
    try {
      return Charset.forName(name.toString());
    } catch (IllegalArgumentException e) { // unknown, or no name at all
      return null;
    }
  }

  /** The text without loss, or null if these bytes are not in the charset. */
  private static String decode(Charset charset, byte[] bytes, int length, boolean cut) {
    CharsetDecoder decoder =
        charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer chars = CharBuffer.allocate((int) Math.ceil(length * (double) decoder.maxCharsPerByte()));
    boolean failed = decoder.decode(ByteBuffer.wrap(bytes, 0, length), chars, !cut).isError();
    chars.flip();
    return failed || hasControls(chars) ? null : chars.toString();
  }

  private static boolean hasControls(CharBuffer chars) {
    for (int i = 0; i < chars.length(); i++) if (MediaTypes.isBinary(chars.charAt(i))) return true;
    return false;
  }

  /** The length without an incomplete UTF-8 sequence at the end. */
  private static int wholeCharacters(byte[] bytes, int length) {
    for (int back = 1; back <= Math.min(3, length); back++) {
      int b = bytes[length - back] & 0xff;
      if (b < 0x80) return length;
      if (b < 0xc0) continue;
      int size = b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
      return size > back ? length - back : length;
    }
    return length;
  }

  @Override
  public void writeJson(JsonSink out) {
    if (decoded == null) sent.writeJson(out);
    else out.string(decoded);
  }

  @Override
  public String toString() {
    return decoded == null ? sent.toString() : decoded;
  }
}
