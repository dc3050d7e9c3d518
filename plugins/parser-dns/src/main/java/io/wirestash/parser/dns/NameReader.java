package io.wirestash.parser.dns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads domain names as text. A name ends with a dot, keeps its case, and the root is {@code .}. What is no printable
 * character becomes {@code \DDD}; what means something in a zone file gets a backslash.
 *
 * <pre>
 *   00nnnnnn           a label of n bytes; n = 0 ends the name
 *   11oooooo oooooooo  a pointer: the rest of the name is at offset o of the message
 * </pre>
 *
 * <p>Format: RFC 1035 sections 3.1, 4.1.4 and 5.1, RFC 4343 section 2.1. Limits: 255 bytes, 20 pointers, and a pointer
 * must aim before the labels that it ends, so no name goes on for ever. After {@link #read}, {@link #end} and
 * {@link #fault} tell how it went; a name with a fault is returned as far as it could be read.
 */
final class NameReader {
  static final int MAX_BYTES = 255;
  static final int MAX_POINTERS = 20;

  private static final int HEADER = 12;
  private static final int KNOWN = 8;

  /** For each byte: 0 if it stands for itself, 1 if it needs a backslash, 2 if it becomes three digits. */
  private static final byte[] ESCAPE = new byte[256];

  static {
    Arrays.fill(ESCAPE, 0, 0x21, (byte) 2);
    Arrays.fill(ESCAPE, 0x7f, 256, (byte) 2);
    for (char c : "\"$().;@\\".toCharArray()) ESCAPE[c] = 1;
  }

  private byte[] bytes;
  private int start;
  private int messageEnd;

  private final byte[] text = new byte[4 * (MAX_BYTES + 1)];
  private int length;
  private boolean plain;
  private int wireLength;
  private int pointers;
  private int end;
  private DnsAnomaly fault;
  private long expanded;

  /** Names of this message that others may point to, by where they begin; the oldest gives way. */
  private final int[] knownAt = new int[KNOWN];

  private final DomainName[] known = new DomainName[KNOWN];
  private final int[] knownWireLength = new int[KNOWN];
  private final int[] knownPointers = new int[KNOWN];
  private int knownCount;

  /** Begins a message, which is the array from {@code start} to {@code end}. */
  void message(byte[] array, int from, int to) {
    bytes = array;
    start = from;
    messageEnd = to;
    knownCount = 0;
    expanded = 0;
  }

  /** Index after the last byte of the name where it stands, or -1 if that cannot be told. */
  int end() {
    return end;
  }

  /** What is wrong with the name, or null. */
  DnsAnomaly fault() {
    return fault;
  }

  /** Characters of all names of this message so far. */
  long expanded() {
    return expanded;
  }

  /**
   * Reads the name at an index of the array.
   *
   * @param limit index that the name must not reach where it stands; what it points to may lie anywhere before
   */
  DomainName read(int at, int limit) {
    length = 0;
    plain = true;
    wireLength = 1;
    pointers = 0;
    end = -1;
    fault = null;
    DomainName name = walk(at, limit);
    expanded += name.text().length();
    if (fault == null && at < limit && (bytes[at] & 0xc0) == 0) remember(at, name);
    return name;
  }

  private DomainName walk(int at, int limit) {
    int segment = at;
    int position = at;
    int bound = limit;
    while (true) {
      if (position >= bound) return broken(DnsAnomaly.NAME_CUT);
      int size = bytes[position] & 0xff;
      if (size == 0) {
        if (end < 0) end = position + 1;
        return name();
      }
      if (size < 0x40) {
        if (bound - position <= size) return broken(DnsAnomaly.NAME_CUT);
        wireLength += size + 1;
        if (wireLength > MAX_BYTES) return tooLong(position, bound);
        label(position + 1, size);
        position += size + 1;
      } else if (size >= 0xc0) {
        if (bound - position < 2) return broken(DnsAnomaly.NAME_CUT);
        if (end < 0) end = position + 2;
        int target = start + ((size & 0x3f) << 8 | bytes[position + 1] & 0xff);
        if (target - start < HEADER) return broken(DnsAnomaly.NAME_POINTER);
        if (target >= segment) return broken(DnsAnomaly.NAME_LOOP);
        if (++pointers > MAX_POINTERS) return broken(DnsAnomaly.NAME_CHAIN);
        int i = find(target);
        if (i >= 0) return tail(i);
        segment = target;
        position = target;
        bound = messageEnd;
      } else {
        return broken(DnsAnomaly.LABEL_TYPE);
      }
    }
  }

  private void label(int from, int size) {
    byte[] to = text;
    int at = length;
    for (int i = from; i < from + size; i++) {
      byte b = bytes[i];
      if (ESCAPE[b & 0xff] == 0) to[at++] = b;
      else at = escape(b & 0xff, at);
    }
    to[at++] = '.';
    length = at;
  }

  private int escape(int value, int at) {
    plain = false;
    text[at++] = '\\';
    if (ESCAPE[value] == 1) {
      text[at++] = (byte) value;
      return at;
    }
    text[at++] = (byte) ('0' + value / 100);
    text[at++] = (byte) ('0' + value / 10 % 10);
    text[at++] = (byte) ('0' + value % 10);
    return at;
  }

  private DomainName name() {
    if (length == 0) return DomainName.ROOT;
    return new DomainName(new String(text, 0, length, StandardCharsets.ISO_8859_1), plain);
  }

  private DomainName broken(DnsAnomaly why) {
    fault = why;
    return name();
  }

  /** Keeps the labels that fit, and looks for the end of the name so that reading can go on after it. */
  private DomainName tooLong(int position, int bound) {
    while (end < 0 && position < bound) {
      int size = bytes[position] & 0xff;
      if (size == 0) end = position + 1;
      else if (size >= 0xc0) end = position + 2;
      else if (size >= 0x40) break;
      position += size + 1;
    }
    if (end > bound) end = -1;
    return broken(DnsAnomaly.NAME_TOO_LONG);
  }

  // ---- names that were read before

  private int find(int target) {
    for (int i = Math.min(knownCount, KNOWN) - 1; i >= 0; i--) if (knownAt[i] == target) return i;
    return -1;
  }

  /** The name goes on as another one did. */
  private DomainName tail(int i) {
    wireLength += knownWireLength[i] - 1;
    pointers += knownPointers[i];
    if (pointers > MAX_POINTERS) return broken(DnsAnomaly.NAME_CHAIN);
    if (length == 0) return known[i];
    if (wireLength > MAX_BYTES) return broken(DnsAnomaly.NAME_TOO_LONG);
    DomainName tail = known[i];
    if (tail == DomainName.ROOT) return name(); // its dot is there already
    plain &= tail.plain();
    append(tail.text());
    return name();
  }

  @SuppressWarnings("deprecation") // the only way to get Latin-1 bytes without a copy in between
  private void append(String latin1) {
    latin1.getBytes(0, latin1.length(), text, length);
    length += latin1.length();
  }

  private void remember(int at, DomainName name) {
    int i = knownCount++ & KNOWN - 1;
    knownAt[i] = at;
    known[i] = name;
    knownWireLength[i] = wireLength;
    knownPointers[i] = pointers;
  }
}
