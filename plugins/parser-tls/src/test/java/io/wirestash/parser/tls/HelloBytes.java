package io.wirestash.parser.tls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes records, handshake messages and hellos byte by byte. */
final class HelloBytes {
  static final int CLIENT_HELLO = 1;
  static final int SERVER_HELLO = 2;
  private static final int RANDOM_BYTES = 32;

  private final int type;
  private final int version;
  private byte[] random = new byte[RANDOM_BYTES];
  private byte[] ciphers = new byte[0];
  private final ByteArrayOutputStream extensions = new ByteArrayOutputStream();

  private HelloBytes(int type, int version) {
    this.type = type;
    this.version = version;
  }

  static HelloBytes client(int version, int... ciphers) {
    HelloBytes hello = new HelloBytes(CLIENT_HELLO, version);
    hello.ciphers = u16s(ciphers);
    return hello;
  }

  static HelloBytes server(int version, int cipher) {
    HelloBytes hello = new HelloBytes(SERVER_HELLO, version);
    hello.ciphers = u16s(cipher);
    return hello;
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  static byte[] u16s(int... numbers) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int number : numbers) {
      out.write(number >> 8);
      out.write(number);
    }
    return out.toByteArray();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) out.writeBytes(part);
    return out.toByteArray();
  }

  private static byte[] counted(byte[] bytes) {
    return join(u16s(bytes.length), bytes);
  }

  HelloBytes random(byte[] random) {
    this.random = random;
    return this;
  }

  HelloBytes extension(int type, byte[] data) {
    extensions.writeBytes(join(u16s(type), counted(data)));
    return this;
  }

  HelloBytes extension(int type, String hex) {
    return extension(type, hex(hex));
  }

  HelloBytes serverName(String name) {
    byte[] entry = join(new byte[1], counted(name.getBytes(StandardCharsets.US_ASCII)));
    return extension(ExtensionType.SERVER_NAME, counted(entry));
  }

  HelloBytes alpn(String... names) {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    for (String name : names) {
      list.write(name.length());
      list.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
    }
    return extension(ExtensionType.ALPN, counted(list.toByteArray()));
  }

  HelloBytes versions(int... versions) {
    byte[] list = u16s(versions);
    return extension(ExtensionType.SUPPORTED_VERSIONS, join(new byte[] {(byte) list.length}, list));
  }

  /** A list of numbers with its length before it. */
  HelloBytes numbers(int type, int... numbers) {
    return extension(type, counted(u16s(numbers)));
  }

  /** The message's body. */
  byte[] body() {
    boolean client = type == CLIENT_HELLO;
    byte[] all = extensions.toByteArray();
    return join(u16s(version), random, new byte[1], client ? counted(ciphers) : ciphers,
        client ? hex("0100") : new byte[1], all.length == 0 ? all : counted(all));
  }

  byte[] message() {
    return message(type, body());
  }

  byte[] record() {
    return record(22, message());
  }

  static byte[] message(int type, byte[] body) {
    return join(new byte[] {(byte) type, (byte) (body.length >> 16)}, u16s(body.length & 0xffff), body);
  }

  static byte[] record(int type, byte[] content) {
    return join(new byte[] {(byte) type, 3, 1}, counted(content));
  }
}
