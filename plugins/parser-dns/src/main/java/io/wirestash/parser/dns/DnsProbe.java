package io.wirestash.parser.dns;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;

/**
 * Tells whether bytes are DNS, on any port, without allocating. A datagram is {@link Match#YES} if one plausible question
 * is followed by exactly the records that the header counts, {@link Match#TRY} if no more than the header is plausible, or
 * all but the opcode. Of a stream only the first message's header and question are looked at, so that a long message need
 * not be waited for.
 */
final class DnsProbe {
  private static final int HEADER = 12;
  private static final int QUESTION_FIXED = 4; // type and class, after the name
  private static final int RECORD_HEADER = 10;
  private static final int MAX_OPCODE = 6;
  private static final int OPCODE_NOTIFY = 4;
  private static final int OPCODE_UPDATE = 5;
  private static final int NETBIOS_LABEL = 32;

  private DnsProbe() {}

  static Match probe(Direction from, Cursor head) {
    return head.complete() ? datagram(head) : stream(from, head);
  }

  /** RFC 1035 section 4.2.2: two bytes of length before each message. */
  private static Match stream(Direction from, Cursor head) {
    head.require(6); // up to the flags, which text of other protocols seldom passes
    int length = head.u16();
    byte[] bytes = head.array();
    int start = head.position();
    int flags = u16(bytes, start + 2);
    if (length < HEADER || (flags >> 11 & 15) > MAX_OPCODE || (flags & 0x40) != 0) return Match.NO;
    head.require(HEADER);
    if (!plausibleHeader(bytes, start, flags)) return Match.TRY;
    int enough = Math.min(length, HEADER + NameReader.MAX_BYTES + QUESTION_FIXED);
    head.require(enough);
    if (afterQuestion(bytes, start, start + enough) < 0) return Match.TRY;
    boolean response = (flags & 0x8000) != 0;
    return response == (from == Direction.SERVER) ? Match.YES : Match.REVERSED;
  }

  private static Match datagram(Cursor head) {
    byte[] bytes = head.array();
    int start = head.position();
    int end = head.limit();
    if (end - start < HEADER) return Match.NO;
    int flags = u16(bytes, start + 2);
    if (netBios(bytes, start, end)) return Match.NO;
    if ((flags >> 11 & 15) > MAX_OPCODE) return wholeMessage(bytes, start, end) ? Match.TRY : Match.NO;
    return plausibleHeader(bytes, start, flags) && wholeMessage(bytes, start, end) ? Match.YES : Match.TRY;
  }

  private static boolean plausibleHeader(byte[] bytes, int start, int flags) {
    int opcode = flags >> 11 & 15;
    boolean query = (flags & 0x8000) == 0;
    if ((flags & 0x40) != 0 || u16(bytes, start + 4) != 1) return false;
    if (opcode != 0 && opcode != OPCODE_NOTIFY && opcode != OPCODE_UPDATE) return false;
    if (!query) return true;
    boolean noAnswer = u16(bytes, start + 6) == 0 || opcode != 0;
    return noAnswer && (flags & 0x0f) == 0; // a query has no response code
  }

  /** One question and the counted records, up to the last byte. */
  private static boolean wholeMessage(byte[] bytes, int start, int end) {
    int at = afterQuestion(bytes, start, end);
    if (at < 0) return false;
    int records = u16(bytes, start + 6) + u16(bytes, start + 8) + u16(bytes, start + 10);
    for (; records > 0; records--) {
      at = skipName(bytes, start, at, end, true);
      if (at < 0 || end - at < RECORD_HEADER) return false;
      at += RECORD_HEADER + u16(bytes, at + 8);
      if (at > end) return false;
    }
    return at == end;
  }

  /** Index after a plausible question, or -1. */
  private static int afterQuestion(byte[] bytes, int start, int end) {
    int at = skipName(bytes, start, start + HEADER, end, false);
    if (at < 0 || end - at < QUESTION_FIXED) return -1;
    int type = u16(bytes, at);
    boolean plausible = type != 0 && RrType.of(type) != null && plausibleClass(u16(bytes, at + 2));
    return plausible ? at + QUESTION_FIXED : -1;
  }

  private static boolean plausibleClass(int rrClass) {
    return rrClass == 1 || rrClass == 3 || rrClass == 4 || rrClass == 255;
  }

  /** Index after a name, or -1 if this is none. A question's name, being the first, points nowhere. */
  private static int skipName(byte[] bytes, int start, int from, int end, boolean pointers) {
    int at = from;
    while (at < end && at - from < NameReader.MAX_BYTES) {
      int size = bytes[at] & 0xff;
      if (size == 0) return at + 1;
      if (size >= 0xc0) return pointers ? skipPointer(bytes, start, at, end) : -1;
      if (size >= 0x40) return -1;
      at += size + 1;
    }
    return -1;
  }

  private static int skipPointer(byte[] bytes, int start, int at, int end) {
    if (end - at < 2) return -1;
    int target = start + (u16(bytes, at) & 0x3fff);
    return target >= start + HEADER && target < at ? at + 2 : -1;
  }

  /** NetBIOS names look like DNS: one label of 32 letters from A to P (RFC 1001 section 14.1). */
  private static boolean netBios(byte[] bytes, int start, int end) {
    int label = start + HEADER;
    if (end - label <= NETBIOS_LABEL || bytes[label] != NETBIOS_LABEL) return false;
    for (int i = label + 1; i <= label + NETBIOS_LABEL; i++) if (bytes[i] < 'A' || bytes[i] > 'P') return false;
    return true;
  }

  private static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }
}
