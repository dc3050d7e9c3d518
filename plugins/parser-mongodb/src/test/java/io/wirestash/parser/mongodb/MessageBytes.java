package io.wirestash.parser.mongodb;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/** Messages and documents as they are on the wire. */
final class MessageBytes {
  private MessageBytes() {}

  /** Pairs of name and value: String, Integer, Long, Double, Boolean, byte[] (binary, or a document), List, or null. */
  static byte[] document(Object... pairs) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < pairs.length; i += 2) element(out, (String) pairs[i], pairs[i + 1]);
    return framed(out.toByteArray());
  }

  static byte[] array(List<?> values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < values.size(); i++) element(out, Integer.toString(i), values.get(i));
    return framed(out.toByteArray());
  }

  /** A document inside another one. */
  record Nested(byte[] document) {}

  static Nested nested(Object... pairs) {
    return new Nested(document(pairs));
  }

  private static byte[] framed(byte[] elements) {
    return join(i32(elements.length + 5), elements, new byte[1]);
  }

  private static void element(ByteArrayOutputStream out, String name, Object value) {
    byte[] bytes;
    int type;
    if (value instanceof String text) {
      type = 2;
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      bytes = join(i32(utf8.length + 1), utf8, new byte[1]);
    } else if (value instanceof Nested nested) {
      type = 3;
      bytes = nested.document();
    } else if (value instanceof List<?> values) {
      type = 4;
      bytes = array(values);
    } else if (value instanceof byte[] binary) {
      type = 5;
      bytes = join(i32(binary.length), new byte[1], binary);
    } else if (value instanceof Boolean flag) {
      type = 8;
      bytes = new byte[] {(byte) (flag ? 1 : 0)};
    } else if (value instanceof Integer number) {
      type = 16;
      bytes = i32(number);
    } else if (value instanceof Long number) {
      type = 18;
      bytes = i64(number);
    } else if (value instanceof Double number) {
      type = 1;
      bytes = i64(Double.doubleToLongBits(number));
    } else {
      type = 10;
      bytes = new byte[0];
    }
    out.write(type);
    out.writeBytes(text(name));
    out.writeBytes(bytes);
  }

  static byte[] i32(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  static byte[] i64(long value) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }

  static byte[] text(String text) {
    return join(text.getBytes(StandardCharsets.UTF_8), new byte[1]);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) out.writeBytes(part);
    return out.toByteArray();
  }

  static byte[] message(int id, int responseTo, int opcode, byte[]... body) {
    byte[] content = join(body);
    return join(i32(16 + content.length), i32(id), i32(responseTo), i32(opcode), content);
  }

  /** OP_MSG with one document. */
  static byte[] request(int id, Object... pairs) {
    return message(id, 0, 2013, i32(0), new byte[1], document(pairs));
  }

  static byte[] answer(int responseTo, Object... pairs) {
    return message(1000 + responseTo, responseTo, 2013, i32(0), new byte[1], document(pairs));
  }

  /** OP_MSG with a checksum. */
  static byte[] checked(int id, Object... pairs) {
    byte[] bare = message(id, 0, 2013, i32(1), new byte[1], document(pairs), i32(0));
    CRC32C sum = new CRC32C();
    sum.update(bare, 0, bare.length - 4);
    System.arraycopy(i32((int) sum.getValue()), 0, bare, bare.length - 4, 4);
    return bare;
  }

  static byte[] query(int id, String namespace, Object... pairs) {
    return message(id, 0, 2004, i32(0), text(namespace), i32(0), i32(-1), document(pairs));
  }

  static byte[] reply(int responseTo, Object... pairs) {
    return message(1000 + responseTo, responseTo, 1, i32(8), i64(0), i32(0), i32(1), document(pairs));
  }

  static byte[] packed(int id, int responseTo, int opcode, int size, int compressor, byte[] bytes) {
    return message(id, responseTo, 2012, i32(opcode), i32(size), new byte[] {(byte) compressor}, bytes);
  }
}
