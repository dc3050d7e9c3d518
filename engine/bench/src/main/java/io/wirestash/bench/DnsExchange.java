package io.wirestash.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** One query and its answer on the wire (RFC 1035 section 4), made from a number: the same number, the same bytes. */
final class DnsExchange {
  private static final int RESPONSE = 0x8180;
  private static final int NO_SUCH_NAME = 0x8183;
  private static final int RECURSION = 0x0100;
  private static final int POINTER_TO_QUESTION = 0xc00c;
  private static final byte[] COOKIE = {0, 10, 0, 8, 1, 2, 3, 4, 5, 6, 7, 8};

  /** How often each type occurs, out of all of them together. */
  private enum Type {
    A(1, 50),
    AAAA(28, 20),
    HTTPS(65, 8),
    MX(15, 5),
    TXT(16, 5),
    PTR(12, 4),
    SRV(33, 4),
    ABSENT(1, 4);

    final int number;
    final int share;

    Type(int number, int share) {
      this.number = number;
      this.share = share;
    }

    static Type at(int percent) {
      Type[] types = values();
      int i = 0;
      for (int rest = percent; rest >= types[i].share; i++) rest -= types[i].share;
      return types[i];
    }
  }

  final int clientPort;
  final int clientHost;
  private final int id;
  private final Type type;
  private final String host;
  private final String domain;
  private final int records;
  private final boolean edns;

  DnsExchange(int number) {
    Random random = new Random(number);
    clientPort = 1024 + random.nextInt(64000);
    clientHost = random.nextInt(1 << 16);
    id = random.nextInt(1 << 16);
    type = Type.at(random.nextInt(100));
    host = "h" + Integer.toString(random.nextInt(1 << 24), 36);
    domain = "net" + random.nextInt(500);
    records = 1 + random.nextInt(4);
    edns = random.nextInt(4) > 0;
  }

  byte[] query() {
    ByteArrayOutputStream out = message(RECURSION, 0, 0);
    if (edns) opt(out);
    return out.toByteArray();
  }

  byte[] answer() {
    boolean absent = type == Type.ABSENT;
    ByteArrayOutputStream out = absent ? message(NO_SUCH_NAME, 0, 1) : message(RESPONSE, records, 0);
    if (absent) startOfAuthority(out);
    else for (int i = 0; i < records; i++) record(out, type.number, data(i));
    if (edns) opt(out);
    return out.toByteArray();
  }

  private ByteArrayOutputStream message(int flags, int answers, int authority) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    for (int field : new int[] {id, flags, 1, answers, authority, edns ? 1 : 0}) u16(out, field);
    name(out, host, domain, "example");
    u16(out, type.number);
    u16(out, 1);
    return out;
  }

  private static void record(ByteArrayOutputStream out, int type, byte[] data) {
    u16(out, POINTER_TO_QUESTION);
    u16(out, type);
    u16(out, 1);
    u16(out, 0);
    u16(out, 300);
    u16(out, data.length);
    out.writeBytes(data);
  }

  private byte[] data(int i) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (type) {
      case A -> out.writeBytes(new byte[] {(byte) 198, 51, 100, (byte) (clientHost + i)});
      case AAAA -> out.writeBytes(new byte[] {32, 1, 13, (byte) 184, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) id, (byte) i});
      case HTTPS -> service(out, i);
      case MX -> {
        u16(out, 10 * i);
        name(out, "mail" + i, domain, "example");
      }
      case TXT -> label(out, "v=spf1 ip4:198.51.100." + i + " -all");
      case SRV -> {
        for (int field : new int[] {i, 5, 5060}) u16(out, field);
        name(out, "sip" + i, domain, "example");
      }
      default -> name(out, host, domain, "example");
    }
    return out.toByteArray();
  }

  /** RFC 9460: priority, target ".", alpn=h2. */
  private static void service(ByteArrayOutputStream out, int priority) {
    u16(out, 1 + priority);
    out.write(0);
    u16(out, 1);
    u16(out, 3);
    label(out, "h2");
  }

  private void startOfAuthority(ByteArrayOutputStream out) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    name(data, "ns", domain, "example");
    name(data, "admin", domain, "example");
    for (int field : new int[] {1, 7200, 900, 1209600 >>> 8, 300}) {
      u16(data, 0);
      u16(data, field);
    }
    record(out, 6, data.toByteArray());
  }

  private static void opt(ByteArrayOutputStream out) {
    out.write(0);
    u16(out, 41);
    u16(out, 1232);
    u16(out, 0);
    u16(out, 0);
    u16(out, COOKIE.length);
    out.writeBytes(COOKIE);
  }

  private static void name(ByteArrayOutputStream out, String... labels) {
    for (String label : labels) label(out, label);
    out.write(0);
  }

  private static void label(ByteArrayOutputStream out, String text) {
    out.write(text.length());
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void u16(ByteArrayOutputStream out, int value) {
    out.write(value >>> 8);
    out.write(value);
  }
}
