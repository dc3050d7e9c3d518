package io.wirestash.parser.rdp;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Messages made from the specification, each char one byte. */
final class Messages {
  /** [MS-NLMP] section 4.2.4: User in Domain with the password Password. */
  static final String NT_V2_RESPONSE = "68cd0ab851e51c96aabc927bebef6a1c" + "0101000000000000" + "0000000000000000"
      + "aaaaaaaaaaaaaaaa" + "00000000" + "02000c0044006f006d00610069006e00" + "01000c00530065007200760065007200"
      + "00000000" + "00000000";

  static final String CHALLENGE = "0123456789abcdef";

  private Messages() {}

  static String hex(String digits) {
    return new String(HexFormat.of().parseHex(digits.replace(" ", "")), StandardCharsets.ISO_8859_1);
  }

  static String utf16(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
  }

  static String u16le(int value) {
    return "" + (char) (value & 0xff) + (char) (value >> 8 & 0xff);
  }

  static String u32le(int value) {
    return u16le(value & 0xffff) + u16le(value >>> 16);
  }

  static String tpkt(String x224) {
    int length = x224.length() + 4;
    return "\3\0" + (char) (length >> 8) + (char) (length & 0xff) + x224;
  }

  /** @param type 0xe0 request, 0xd0 confirm */
  private static String connection(int type, String rest) {
    return tpkt((char) (6 + rest.length()) + "" + (char) type + "\0\0\0\0\0" + rest);
  }

  static String request(String line, String negotiation) {
    return connection(0xe0, (line.isEmpty() ? "" : line + "\r\n") + negotiation);
  }

  static String confirm(String negotiation) {
    return connection(0xd0, negotiation);
  }

  /** @param type 1 request, 2 response, 3 failure */
  static String negotiation(int type, int flags, int value) {
    return (char) type + "" + (char) flags + u16le(8) + u32le(value);
  }

  /** A SendDataRequest of T.125 with a basic security header. */
  static String sendData(int flags, String data) {
    String body = u16le(flags) + u16le(0) + data;
    String length = (char) (0x80 | body.length() >> 8) + "" + (char) (body.length() & 0xff);
    return tpkt(hex("02f080 64 0003 03eb 70") + length + body);
  }

  /** A Client Info in UTF-16, of the kind before 5.0: it ends with the working directory. */
  static String clientInfo(String domain, String user, String password) {
    StringBuilder info = new StringBuilder(u32le(0)).append(u32le(0x10));
    for (String text : new String[] {domain, user, password, "", ""}) info.append(u16le(2 * text.length()));
    for (String text : new String[] {domain, user, password, "", ""}) info.append(utf16(text + "\0"));
    return info.toString();
  }

  // ---- CredSSP

  static String tag(int tag, String value) {
    String length = value.length() < 0x80
        ? "" + (char) value.length()
        : "\u0082" + (char) (value.length() >> 8) + (char) (value.length() & 0xff);
    return (char) tag + length + value;
  }

  static String credSsp(String rest) {
    return tag(0x30, tag(0xa0, hex("020106")) + rest);
  }

  static String token(String ntlm) {
    return tag(0xa1, tag(0x30, tag(0x30, tag(0xa0, tag(0x04, ntlm)))));
  }

  static String negotiate() {
    return "NTLMSSP\0" + u32le(1) + u32le(0xe2088297);
  }

  static String challenge() {
    return "NTLMSSP\0" + u32le(2) + "\0".repeat(8) + u32le(0xe28a8233) + hex(CHALLENGE) + "\0".repeat(16);
  }

  static String authenticate(String domain, String user, String workstation, String ntResponse) {
    String[] fields = {"\0".repeat(24), hex(ntResponse), utf16(domain), utf16(user), utf16(workstation)};
    StringBuilder head = new StringBuilder("NTLMSSP\0").append(u32le(3));
    StringBuilder payload = new StringBuilder();
    for (String field : fields) {
      head.append(u16le(field.length())).append(u16le(field.length())).append(u32le(64 + payload.length()));
      payload.append(field);
    }
    return head + "\0".repeat(8) + u32le(0xe2888235) + payload;
  }
}
