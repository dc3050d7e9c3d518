package io.wirestash.parser.dns;

import io.wirestash.api.event.Ip;
import io.wirestash.api.event.JsonValue;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Malformed;
import io.wirestash.api.parser.Slice;
import io.wirestash.parser.dns.RrType.Field;
import java.util.List;

/** Reads the data of records, by the fields that {@link RrType} lists for their type. Not thread-safe. */
final class RdataReader {
  private static final int CLASS_CHAOS = 3;

  /** Rendezvous servers of one HIP record; each can be two bytes that stand for a long name. */
  private static final int MAX_SERVERS = 64;

  private final NameReader names;
  private final Cursor in = new Cursor();
  private long expanded;

  RdataReader(NameReader names) {
    this.names = names;
  }

  /** Begins a message. */
  void message() {
    expanded = 0;
  }

  /** Characters that bitmaps of this message have become so far. */
  long expanded() {
    return expanded;
  }

  /**
   * Reads the data between two indexes of the message's array.
   *
   * @return in presentation form, or null if the data breaks the format of its type
   */
  JsonValue read(int type, int rrClass, byte[] bytes, int from, int end) {
    in.reset(bytes, from, end, true, 0, 0);
    try {
      JsonValue data = read(type, rrClass);
      return in.remaining() == 0 ? data : null;
    } catch (Malformed cut) {
      return null;
    }
  }

  private JsonValue read(int type, int rrClass) {
    if (rrClass == CLASS_CHAOS && type == RrType.A) return chaosAddress();
    return switch (type) {
      case RrType.A -> Ip.v4(in.i32());
      case RrType.AAAA -> Ip.v6(in.u64(), in.u64());
      case RrType.NS, RrType.CNAME, RrType.PTR, RrType.DNAME -> name();
      default -> byTable(RrType.of(type));
    };
  }

  private JsonValue byTable(RrType type) {
    if (type == null || type.fields().isEmpty()) return new OpaqueRdata(in.rest().copy());
    List<Field> fields = type.fields();
    int count = fields.size();
    if (count == 1 && fields.get(0).form() == Form.NAME) return name();
    if (count == 1 && fields.get(0).form() == Form.STRINGS) return new PlainRdata(Presentation.strings(in));
    long[] numbers = new long[count];
    String[] texts = new String[count];
    for (int i = 0; i < count; i++) {
      Form form = fields.get(i).form();
      if (form.isNumber()) numbers[i] = number(form);
      else texts[i] = text(form, numbers, i);
    }
    return new Rdata(fields, numbers, texts);
  }

  private long number(Form form) {
    return switch (form) {
      case U1 -> in.peek() >> 7;
      case U7 -> in.u8() & 0x7f;
      case U8, ALGORITHM, SCHEME -> in.u8();
      case U32, TIME -> in.u32();
      case U48 -> (long) in.u16() << 32 | in.u32();
      default -> in.u16();
    };
  }

  private String text(Form form, long[] numbers, int i) {
    return switch (form) {
      case NAME -> name().text();
      case IP4 -> Presentation.ip4(in);
      case IP6 -> Presentation.ip6(in);
      case U64 -> Long.toUnsignedString(in.u64());
      case STRING -> Presentation.escaped(in.bytes(in.u8()));
      case STRINGS -> Presentation.strings(in);
      case QUOTED -> Presentation.escaped(in.rest());
      case TAG -> tag();
      case HEX -> Presentation.hex(some());
      case HEX8 -> Presentation.hex(in.bytes(in.u8()));
      case BASE32HEX8 -> Presentation.base32hex(in.bytes(in.u8()));
      case BASE64 -> Presentation.base64(some());
      case BASE64_OPT, BASE64_OR_DASH -> Presentation.base64(in.rest());
      case BASE64_16 -> Presentation.base64(in.bytes(in.u16()));
      case TYPES -> bitmap(TypeBitmap.read(in));
      case NXT -> bitmap(TypeBitmap.readNxt(in));
      case GATEWAY -> gateway(numbers[i - 2]);
      case RELAY -> gateway(numbers[i - 1]);
      default -> odd(form);
    };
  }

  private String odd(Form form) {
    return switch (form) {
      case LOCATOR64 -> Presentation.locator(in);
      case EUI48 -> Presentation.eui(in.bytes(6));
      case EUI64 -> Presentation.eui(in.bytes(8));
      case NSAP -> "0x" + some().hex();
      case ATMA -> Presentation.atma(in);
      case A6 -> a6();
      case LOC -> Location.read(in);
      case WKS -> bitmap(WellKnownServices.read(in));
      case APL -> AddressPrefixes.read(in);
      case HIP -> hip();
      case SVC_PARAMS -> SvcParams.read(in);
      default -> throw new IllegalStateException("no reader for " + form);
    };
  }

  /** A name within the data; it may point to names before (RFC 3597 section 4 tells receivers to accept that). */
  private DomainName name() {
    DomainName name = names.read(in.position(), in.limit());
    if (names.fault() != null) throw in.malformed(names.fault().code());
    in.skip(names.end() - in.position());
    return name;
  }

  private String bitmap(String text) {
    expanded += text.length();
    return text;
  }

  private Slice some() {
    in.require(1);
    return in.rest();
  }

  private String tag() {
    Slice tag = in.bytes(in.u8());
    for (int i = 0; i < tag.length(); i++) {
      if (tag.at(i) >= 128 || !Character.isLetterOrDigit(tag.at(i))) throw in.malformed("tag");
    }
    if (tag.isEmpty()) throw in.malformed("tag");
    return tag.toString();
  }

  private String gateway(long type) {
    return switch ((int) type) {
      case 0 -> ".";
      case 1 -> Presentation.ip4(in);
      case 2 -> Presentation.ip6(in);
      case 3 -> name().text();
      default -> throw in.malformed("gateway_type");
    };
  }

  /** RFC 2874 section 3.1.1: the suffix fills the bits that the prefix leaves, in whole bytes. */
  private String a6() {
    int prefix = in.u8();
    if (prefix > 128) throw in.malformed("prefix");
    StringBuilder text = new StringBuilder(48).append(prefix);
    if (prefix < 128) text.append(' ').append(suffix(16 - prefix / 8));
    if (prefix > 0) text.append(' ').append(name());
    return text.toString();
  }

  private Ip suffix(int size) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < size; i++) {
      high = high << 8 | low >>> 56;
      low = low << 8 | in.u8();
    }
    return Ip.v6(high, low);
  }

  /** RFC 8005 section 5: both lengths and the algorithm stand before the identity tag, the key and the servers. */
  private String hip() {
    int tagLength = in.u8();
    int algorithm = in.u8();
    int keyLength = in.u16();
    if (tagLength == 0 || keyLength == 0) throw in.malformed("length");
    StringBuilder text = new StringBuilder(256).append(algorithm);
    text.append(' ').append(Presentation.hex(in.bytes(tagLength)));
    text.append(' ').append(Presentation.base64(in.bytes(keyLength)));
    for (int servers = 0; in.remaining() > 0; servers++) {
      if (servers == MAX_SERVERS) throw in.malformed("servers");
      text.append(' ').append(name().text());
    }
    return text.toString();
  }

  /** RFC 1035 leaves it open; Chaosnet addresses are a domain and 16 bits in octal. */
  private JsonValue chaosAddress() {
    return new PlainRdata(name().text() + ' ' + Integer.toOctalString(in.u16()));
  }
}
