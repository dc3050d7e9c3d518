package io.wirestash.parser.ftp;

import io.wirestash.api.event.Ip;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * Where a data connection goes, as commands and replies say it: {@code h1,h2,h3,h4,p1,p2} (RFC 959 section 4.1.2) or
 * {@code |protocol|address|port|} (RFC 2428). All methods return null where the text says nothing of the kind.
 *
 * @param ip null if only a port is said: then it is the server's own
 */
record HostPort(Ip ip, int port) {
  private static final int NUMBERS = 6;
  private static final int MAX_PORT = 65535;

  /** The argument of PORT. */
  static HostPort ofPort(String argument) {
    return sixNumbers(argument, 0);
  }

  /** The text of a reply to PASV; RFC 1123 section 4.1.2.6: look for the numbers, whatever stands around them. */
  static HostPort ofPassive(String reply) {
    boolean before = false;
    for (int i = 0; i < reply.length(); i++) {
      boolean digit = isDigit(reply.charAt(i));
      HostPort found = digit && !before ? sixNumbers(reply, i) : null;
      if (found != null) return found;
      before = digit;
    }
    return null;
  }

  private static HostPort sixNumbers(String text, int at) {
    int[] numbers = new int[NUMBERS];
    for (int n = 0; n < NUMBERS; n++) {
      if (n > 0 && (at == text.length() || text.charAt(at++) != ',')) return null;
      int from = at;
      while (at < text.length() && isDigit(text.charAt(at)) && at - from < 3) at++;
      numbers[n] = number(text, from, at, 255);
      if (numbers[n] < 0) return null;
    }
    Ip ip = Ip.v4(numbers[0] << 24 | numbers[1] << 16 | numbers[2] << 8 | numbers[3]);
    return new HostPort(ip, numbers[4] << 8 | numbers[5]);
  }

  /** The argument of EPRT. */
  static HostPort ofExtendedPort(String argument) {
    String[] parts = delimited(argument, 0);
    if (parts == null) return null;
    Ip ip = switch (parts[0]) {
      case "1" -> v4(parts[1]);
      case "2" -> v6(parts[1]);
      default -> null;
    };
    int port = number(parts[2], 0, parts[2].length(), MAX_PORT);
    return ip == null || port < 0 ? null : new HostPort(ip, port);
  }

  /** The text of a reply to EPSV. */
  static HostPort ofExtendedPassive(String reply) {
    String[] parts = delimited(reply, reply.indexOf('(') + 1);
    int port = parts == null ? -1 : number(parts[2], 0, parts[2].length(), MAX_PORT);
    return port < 0 ? null : new HostPort(null, port);
  }

  /** Three parts between four delimiters, of which the first character says what they are. */
  private static String[] delimited(String text, int from) {
    String[] parts = new String[3];
    int at = from;
    for (int i = 0; i < parts.length; i++) {
      int end = at < text.length() ? text.indexOf(text.charAt(from), at + 1) : -1;
      if (end < 0) return null;
      parts[i] = text.substring(at + 1, end);
      at = end;
    }
    return parts;
  }

  private static Ip v4(String text) {
    HostPort address = sixNumbers(text.replace('.', ',') + ",0,0", 0);
    return address == null ? null : address.ip();
  }

  private static Ip v6(String text) {
    // a colon and nothing but what literals are made of: no name that would be looked up
    if (text.indexOf(':') < 0 || !text.chars().allMatch(HostPort::isOfLiteral)) return null;
    try {
      ByteBuffer bytes = ByteBuffer.wrap(InetAddress.getByName(text).getAddress());
      return bytes.limit() == 4 ? Ip.v4(bytes.getInt()) : Ip.v6(bytes.getLong(), bytes.getLong());
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static boolean isOfLiteral(int c) {
    return c == ':' || c == '.' || Character.digit(c, 16) >= 0 && c < 128;
  }

  private static int number(String text, int from, int to, int most) {
    if (from == to || to - from > 5) return -1;
    int value = 0;
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) return -1;
      value = value * 10 + text.charAt(i) - '0';
    }
    return value > most ? -1 : value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
