package io.wirestash.parser.dns;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes DNS messages byte by byte; the counts follow from what is added, unless a test says otherwise. */
final class MessageBytes {
  static final int RESPONSE = 0x8180;
  static final int QUERY = 0x0100;

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final int[] counts = new int[4];
  private final int id;
  private final int flags;

  private MessageBytes(int id, int flags) {
    this.id = id;
    this.flags = flags;
  }

  static MessageBytes message(int id, int flags) {
    return new MessageBytes(id, flags);
  }

  static MessageBytes query(int id, String name, int type) {
    return message(id, QUERY).question(name, type, 1);
  }

  static MessageBytes response(int id, String name, int type) {
    return message(id, RESPONSE).question(name, type, 1);
  }

  /** Labels and the root; the text has neither escapes nor pointers. */
  static byte[] name(String text) {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    for (String label : text.split("\\.")) {
      wire.write(label.length());
      wire.writeBytes(label.getBytes(StandardCharsets.ISO_8859_1));
    }
    wire.write(0);
    return text.equals(".") ? new byte[1] : wire.toByteArray();
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  MessageBytes question(String name, int type, int rrClass) {
    counts[0]++;
    return raw(name(name)).u16(type).u16(rrClass);
  }

  MessageBytes answer(String name, int type, byte[] rdata) {
    return record(1, name(name), type, 1, 300, rdata);
  }

  MessageBytes authority(String name, int type, byte[] rdata) {
    return record(2, name(name), type, 1, 300, rdata);
  }

  MessageBytes additional(String name, int type, byte[] rdata) {
    return record(3, name(name), type, 1, 300, rdata);
  }

  MessageBytes opt(int udpSize, int ttl, String options) {
    return record(3, new byte[1], RrType.OPT, udpSize, ttl, hex(options));
  }

  /** @param section 1 answer, 2 authority, 3 additional */
  MessageBytes record(int section, byte[] name, int type, int rrClass, int ttl, byte[] rdata) {
    counts[section]++;
    return raw(name).u16(type).u16(rrClass).u16(ttl >>> 16).u16(ttl & 0xffff).u16(rdata.length).raw(rdata);
  }

  /** Makes the header say something else than what was added. */
  MessageBytes count(int section, int number) {
    counts[section] = number;
    return this;
  }

  MessageBytes raw(byte[] bytes) {
    body.writeBytes(bytes);
    return this;
  }

  MessageBytes hexBytes(String digits) {
    return raw(hex(digits));
  }

  private MessageBytes u16(int value) {
    body.write(value >> 8);
    body.write(value);
    return this;
  }

  byte[] bytes() {
    MessageBytes whole = new MessageBytes(0, 0);
    whole.u16(id).u16(flags);
    for (int count : counts) whole.u16(count);
    return whole.raw(body.toByteArray()).body.toByteArray();
  }
}
