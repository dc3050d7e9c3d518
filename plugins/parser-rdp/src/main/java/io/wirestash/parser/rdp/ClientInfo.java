package io.wirestash.parser.rdp;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Slice;
import java.nio.charset.StandardCharsets;

/**
 * What the client wants to log in with, where nothing is encrypted. Format: [MS-RDPBCGR] section 2.2.1.11.1.1.
 *
 * @param password the bytes of its text in UTF-8, or null if none is given
 */
record ClientInfo(
    String domain, String user, byte[] password, String shell, String directory, boolean autologon, String address,
    String clientDirectory) {
  private static final int AUTOLOGON = 0x8;
  private static final int UNICODE = 0x10;

  static ClientInfo read(Cursor in) {
    in.skip(4); // code page, or input locale
    int flags = in.i32le();
    boolean unicode = (flags & UNICODE) != 0;
    int end = unicode ? 2 : 1; // the NUL after each text does not count
    int domain = in.u16le() + end;
    int user = in.u16le() + end;
    int password = in.u16le() + end;
    int shell = in.u16le() + end;
    int directory = in.u16le() + end;
    String domainText = text(in.bytes(domain), unicode);
    String userText = text(in.bytes(user), unicode);
    String passwordText = text(in.bytes(password), unicode);
    String shellText = text(in.bytes(shell), unicode);
    String directoryText = text(in.bytes(directory), unicode);
    String address = null;
    String clientDirectory = null;
    if (in.remaining() >= 4) { // since 5.0: section 2.2.1.11.1.1.1
      in.skip(2); // family
      address = text(in.bytes(in.u16le()), unicode);
      clientDirectory = in.remaining() >= 2 ? text(in.bytes(in.u16le()), unicode) : null;
    }
    return new ClientInfo(domainText, userText,
        passwordText == null ? null : passwordText.getBytes(StandardCharsets.UTF_8), shellText, directoryText,
        (flags & AUTOLOGON) != 0, address, clientDirectory);
  }

  private static String text(Slice bytes, boolean unicode) {
    if (unicode) return Utf16.text(bytes);
    int length = 0;
    while (length < bytes.length() && bytes.at(length) != 0) length++;
    return length == 0 ? null : new Slice(bytes.array(), bytes.offset(), length).text();
  }
}
