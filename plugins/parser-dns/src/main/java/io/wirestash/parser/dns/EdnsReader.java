package io.wirestash.parser.dns;

import io.wirestash.api.event.Ip;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Malformed;
import io.wirestash.api.parser.Slice;
import io.wirestash.api.parser.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads EDNS options: code 16 bits, length 16 bits, value (RFC 6891 section 6.1.2). Not thread-safe.
 *
 * <p>Limit: 64 options a message. An option that breaks its own format is shown as hexadecimal digits.
 */
final class EdnsReader {
  static final int MAX_OPTIONS = 64;

  private static final List<String> ERRORS = extendedErrors();

  private final NameReader names;
  private final Cursor in = new Cursor();
  private boolean broken;

  EdnsReader(NameReader names) {
    this.names = names;
  }

  /** Whether an option of the last {@link #read} was cut, broke its format, or was one too many. */
  boolean broken() {
    return broken;
  }

  /**
   * Reads an OPT record.
   *
   * @param rcode the header's 4 bits
   */
  Opt read(int rcode, int udpSize, int ttl, byte[] bytes, int from, int end) {
    int upper = ttl >>> 24;
    String whole = upper == 0 ? null : Mnemonics.rcode(upper << 4 | rcode);
    broken = false;
    return new Opt(ttl >> 16 & 0xff, udpSize, ttl >> 15 & 1, upper, whole, options(bytes, from, end));
  }

  private List<EdnsOption> options(byte[] bytes, int from, int end) {
    if (from == end) return List.of();
    List<EdnsOption> options = new ArrayList<>(4);
    int at = from;
    while (at < end) {
      in.reset(bytes, at, end, true, 0, 0);
      int length = in.remaining() < 4 ? -1 : in.peek(2) << 8 | in.peek(3);
      if (length < 0 || length > in.remaining() - 4 || options.size() == MAX_OPTIONS) {
        broken = true;
        break;
      }
      options.add(option(in.u16(), bytes, at + 4, at + 4 + length));
      at += 4 + length;
    }
    return options;
  }

  private EdnsOption option(int code, byte[] bytes, int from, int end) {
    in.reset(bytes, from, end, true, 0, 0);
    String name = name(code);
    try {
      EdnsOption option = option(code, name);
      if (in.remaining() == 0) return option;
    } catch (Malformed cut) {
      // shown as it stands, below
    }
    broken = true;
    return EdnsOption.of(code, name, new Slice(bytes, from, end - from).hex());
  }

  private EdnsOption option(int code, String name) {
    return switch (code) {
      case 3 -> nsid(code, name);
      case 5, 6, 7 -> EdnsOption.of(code, name, numbers(1));
      case 8 -> subnet(code, name);
      case 9 -> EdnsOption.of(code, name, in.remaining() == 0 ? null : Long.toString(in.u32()));
      case 10 -> EdnsOption.cookie(code, name, in.bytes(8).hex(), serverCookie());
      case 11 -> EdnsOption.of(code, name, in.remaining() == 0 ? null : tenths(in.u16()));
      case 12 -> EdnsOption.padding(code, name, in.rest().length());
      case 13, 18 -> EdnsOption.of(code, name, domainName());
      case 14 -> EdnsOption.of(code, name, numbers(2));
      case 15 -> error(code, name);
      case 19 -> zoneVersion(code, name);
      default -> EdnsOption.of(code, name, in.remaining() == 0 ? null : in.rest().hex());
    };
  }

  private static String name(int code) {
    return switch (code) {
      case 1 -> "LLQ";
      case 2 -> "UL";
      case 3 -> "NSID";
      case 5 -> "DAU";
      case 6 -> "DHU";
      case 7 -> "N3U";
      case 8 -> "CLIENT-SUBNET";
      case 9 -> "EXPIRE";
      case 10 -> "COOKIE";
      case 11 -> "TCP-KEEPALIVE";
      case 12 -> "PADDING";
      case 13 -> "CHAIN";
      case 14 -> "KEY-TAG";
      case 15 -> "EDE";
      case 16 -> "CLIENT-TAG";
      case 17 -> "SERVER-TAG";
      case 18 -> "REPORT-CHANNEL";
      case 19 -> "ZONEVERSION";
      case 20292 -> "UMBRELLA-IDENT";
      case 26946 -> "DEVICEID";
      default -> "OPT" + code;
    };
  }

  /** RFC 5001: bytes of the server's choice, in a query none. */
  private EdnsOption nsid(int code, String name) {
    if (in.remaining() == 0) return EdnsOption.of(code, name, null);
    Slice id = in.rest();
    return EdnsOption.withText(code, name, id.hex(), printable(id) ? id.toString() : null);
  }

  private static boolean printable(Slice bytes) {
    for (int i = 0; i < bytes.length(); i++) if (bytes.at(i) < 0x20 || bytes.at(i) >= 0x7f) return false;
    return true;
  }

  /** Codes of algorithms (RFC 6975) or key tags (RFC 8145), {@code size} bytes each. */
  private String numbers(int size) {
    StringBuilder text = new StringBuilder();
    while (in.remaining() > 0) {
      if (text.length() > 0) text.append(' ');
      text.append(size == 1 ? in.u8() : in.u16());
    }
    return text.toString();
  }

  /** RFC 7871 section 6: as many bytes of the address as the source prefix needs. */
  private EdnsOption subnet(int code, String name) {
    int family = in.u16();
    int source = in.u8();
    int scope = in.u8();
    if (family == 0 && source == 0 && in.remaining() == 0) return EdnsOption.of(code, name, "0/0/" + scope);
    Ip address = AddressPrefixes.address(in, family, source, in.remaining());
    return EdnsOption.subnet(code, name, address, source, scope);
  }

  /** RFC 7873 section 4: nothing, or 8 to 32 bytes. */
  private String serverCookie() {
    int length = in.remaining();
    if (length == 0) return null;
    if (length < 8 || length > 32) throw in.malformed("cookie");
    return in.rest().hex();
  }

  /** RFC 7828: a time-out in units of 100 milliseconds, shown in seconds. */
  private static String tenths(int value) {
    return value / 10 + "." + value % 10;
  }

  /** RFC 8914 section 2: a code, and a text for people. */
  private EdnsOption error(int code, String name) {
    int info = in.u16();
    Slice text = in.rest();
    String meaning = info < ERRORS.size() ? ERRORS.get(info) : null;
    return EdnsOption.error(code, name, info, meaning, plainText(text));
  }

  private static String plainText(Slice text) {
    int length = text.length();
    if (length > 0 && text.at(length - 1) == 0) length--; // RFC 8914 section 2: a NUL at the end is no part of the text
    return length == 0 ? null : Text.of(text.array(), text.offset(), length);
  }

  /** RFC 9660 section 3: number of labels of the zone's name, kind of version, version. */
  private EdnsOption zoneVersion(int code, String name) {
    if (in.remaining() == 0) return EdnsOption.of(code, name, null);
    int labels = in.u8();
    int kind = in.u8();
    String version = kind == 0 && in.remaining() == 4 ? "SOA-SERIAL " + in.u32() : kind + " " + in.rest().hex();
    return EdnsOption.of(code, name, labels + " " + version);
  }

  private String domainName() {
    DomainName name = names.read(in.position(), in.limit());
    if (names.fault() != null) throw in.malformed(names.fault().code());
    in.skip(names.end() - in.position());
    return name.text();
  }

  private static List<String> extendedErrors() {
    List<String> meanings = new ArrayList<>();
    InputStream table = EdnsReader.class.getResourceAsStream("extended-errors.txt");
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) meanings.add(line.substring(line.indexOf(' ') + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(meanings);
  }
}
