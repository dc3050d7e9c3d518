package io.wirestash.cli;

import io.wirestash.api.event.JsonSink;
import io.wirestash.core.catalog.EventInfo;
import io.wirestash.core.catalog.FieldInfo;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON Schema (draft 2020-12) of events in the native format: one definition a type, with the members of all its
 * records. What every event has (the envelope: time, addresses, flow …) is not listed, so further members are allowed.
 */
final class EventSchema {
  private final JsonSink out = new JsonSink(8192);

  /** A type of event or a member of one: a leaf has no members. */
  private static final class Node {
    private final Map<String, Node> members = new LinkedHashMap<>();
    private String help;
    private String type = "object";
    private boolean array;
  }

  private EventSchema() {}

  static String of(Collection<EventInfo> events) {
    Map<String, Node> types = new TreeMap<>();
    for (EventInfo event : events) {
      Node root = types.computeIfAbsent(event.type(), type -> new Node());
      root.help = event.help();
      for (FieldInfo field : event.fields()) if (isNamed(field)) place(root, field);
    }
    EventSchema schema = new EventSchema();
    schema.write(types);
    return schema.out.toString();
  }

  /** False for members of ECS documents only, and for objects whose members have names from the wire. */
  private static boolean isNamed(FieldInfo field) {
    return field.path() != null && !field.path().isEmpty() && !field.path().endsWith("*");
  }

  private static void place(Node root, FieldInfo field) {
    Node node = root;
    for (String step : field.path().split("\\.")) {
      boolean array = step.endsWith("[]");
      node = node.members.computeIfAbsent(array ? step.substring(0, step.length() - 2) : step, name -> new Node());
      node.array |= array;
    }
    node.help = field.help();
    node.type = field.type().replaceFirst("\\bip\\b", "string"); // JSON has no type for addresses
  }

  private void write(Map<String, Node> types) {
    out.beginObject();
    text("$schema", "https://json-schema.org/draft/2020-12/schema");
    text("title", "Events");
    out.name("oneOf");
    out.beginArray();
    for (String type : types.keySet()) {
      out.item();
      out.beginObject();
      text("$ref", "#/$defs/" + type);
      out.endObject();
    }
    out.endArray();
    out.name("$defs");
    out.beginObject();
    types.forEach(this::event);
    out.endObject();
    out.endObject();
  }

  private void event(String type, Node root) {
    out.name(type);
    out.beginObject();
    text("description", root.help);
    text("type", "object");
    out.name("properties");
    out.beginObject();
    out.name("type");
    out.beginObject();
    text("const", type);
    out.endObject();
    root.members.forEach(this::member);
    out.endObject();
    out.name("required");
    out.raw("[\"type\"]");
    out.endObject();
  }

  private void member(String name, Node node) {
    out.name(name);
    out.beginObject();
    text("description", node.help);
    if (node.array) {
      text("type", "array");
      out.name("items");
      out.beginObject();
      shape(node);
      out.endObject();
    } else {
      shape(node);
    }
    out.endObject();
  }

  private void shape(Node node) {
    type(node.type);
    if (node.members.isEmpty()) return;
    out.name("properties");
    out.beginObject();
    node.members.forEach(this::member);
    out.endObject();
  }

  /** One type, or several of which a value has one. */
  private void type(String types) {
    out.name("type");
    if (!types.contains("|")) {
      out.string(types);
      return;
    }
    out.beginArray();
    for (String type : types.split("\\|")) {
      out.item();
      out.string(type);
    }
    out.endArray();
  }

  private void text(String name, String value) {
    if (value == null || value.isEmpty()) return;
    out.name(name);
    out.string(value);
  }
}
