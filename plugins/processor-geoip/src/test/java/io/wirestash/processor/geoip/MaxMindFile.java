package io.wirestash.processor.geoip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes small files in the MaxMind DB format: a tree with records of 32 bits over IPv6, IPv4 at its left edge. */
final class MaxMindFile {
  private final Map<String, Map<String, ?>> networks = new LinkedHashMap<>();

  private static final class Node {
    final Object[] next = new Object[2]; // null, a Node, or the offset of data
    int number;
  }

  MaxMindFile with(String network, Map<String, ?> data) {
    networks.put(network, data);
    return this;
  }

  Path write(Path file) throws IOException {
    Node root = new Node();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (Map.Entry<String, Map<String, ?>> network : networks.entrySet()) {
      insert(root, network.getKey(), data.size());
      value(network.getValue(), data);
    }
    int nodes = number(root, 0);
    ByteBuffer tree = ByteBuffer.allocate(nodes * 8);
    put(root, nodes, tree);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(tree.array());
    whole.write(new byte[16]);
    whole.write(data.toByteArray());
    whole.write(new byte[] {(byte) 0xab, (byte) 0xcd, (byte) 0xef});
    whole.write("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
    value(metadata(nodes), whole);
    return Files.write(file, whole.toByteArray());
  }

  private static Map<String, Object> metadata(int nodes) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("binary_format_major_version", 2);
    metadata.put("binary_format_minor_version", 0);
    metadata.put("build_epoch", 1L);
    metadata.put("database_type", "Test");
    metadata.put("description", Map.of("en", "test"));
    metadata.put("ip_version", 6);
    metadata.put("languages", List.of("en"));
    metadata.put("node_count", nodes);
    metadata.put("record_size", 32);
    return metadata;
  }

  private static void insert(Node root, String network, int data) throws IOException {
    String[] parts = network.split("/");
    byte[] address = InetAddress.getByName(parts[0]).getAddress();
    int length = Integer.parseInt(parts[1]) + (address.length == 4 ? 96 : 0);
    byte[] bits = new byte[16];
    System.arraycopy(address, 0, bits, 16 - address.length, address.length);
    Node node = root;
    for (int i = 0; i < length - 1; i++) {
      int bit = bits[i / 8] >> 7 - i % 8 & 1;
      if (!(node.next[bit] instanceof Node)) node.next[bit] = new Node();
      node = (Node) node.next[bit];
    }
    node.next[bits[(length - 1) / 8] >> 7 - (length - 1) % 8 & 1] = data;
  }

  private static int number(Node node, int first) {
    node.number = first++;
    for (Object next : node.next) if (next instanceof Node inner) first = number(inner, first);
    return first;
  }

  private static void put(Node node, int nodes, ByteBuffer tree) {
    for (int bit = 0; bit < 2; bit++) {
      Object next = node.next[bit];
      int value = next instanceof Node inner ? inner.number : next == null ? nodes : nodes + 16 + (int) next;
      tree.putInt(node.number * 8 + bit * 4, value);
    }
    for (Object next : node.next) if (next instanceof Node inner) put(inner, nodes, tree);
  }

  /** The data section's types: 2 text, 3 double, 5 and 6 unsigned numbers, 7 map, 9 (extended) large number, 11 array. */
  private static void value(Object value, ByteArrayOutputStream out) throws IOException {
    if (value instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      control(2, bytes.length, out);
      out.write(bytes);
    } else if (value instanceof Double number) {
      control(3, 8, out);
      out.write(ByteBuffer.allocate(8).putDouble(number).array());
    } else if (value instanceof Integer number) {
      control(6, 4, out);
      out.write(ByteBuffer.allocate(4).putInt(number).array());
    } else if (value instanceof Long number) {
      control(9, 8, out);
      out.write(ByteBuffer.allocate(8).putLong(number).array());
    } else if (value instanceof List<?> elements) {
      control(11, elements.size(), out);
      for (Object element : elements) value(element, out);
    } else if (value instanceof Map<?, ?> members) {
      control(7, members.size(), out);
      for (Map.Entry<?, ?> member : members.entrySet()) {
        value(member.getKey(), out);
        value(member.getValue(), out);
      }
    }
  }

  private static void control(int type, int size, ByteArrayOutputStream out) {
    int small = Math.min(size, 29);
    out.write(type > 7 ? small : type << 5 | small);
    if (type > 7) out.write(type - 7);
    if (size >= 29) out.write(size - 29);
  }
}
