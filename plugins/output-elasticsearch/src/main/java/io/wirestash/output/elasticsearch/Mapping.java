package io.wirestash.output.elasticsearch;

import io.wirestash.api.event.EventDescription.Field;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mapping of one type of event, made from its description. Only described fields are indexed
 * ({@code dynamic: false}): no packet can add one. What has open-ended names is {@code flattened}, one field for all.
 */
final class Mapping {
  /** Longer values are stored but not indexed: Lucene refuses terms of more than 32,766 bytes, four a character. */
  private static final int IGNORE_ABOVE = 8191;

  private static final String KEYWORD = "{\"type\":\"keyword\",\"ignore_above\":" + IGNORE_ABOVE + "}";
  private static final String FLATTENED = "{\"type\":\"flattened\",\"ignore_above\":" + IGNORE_ABOVE + "}";

  /** Bodies of messages are read, not counted. */
  private static final String TEXT = "{\"type\":\"text\",\"norms\":false}";

  /** Kept as they are, not searchable: values of several kinds under one name. */
  private static final String OPAQUE = "{\"type\":\"object\",\"enabled\":false}";

  private static final String GEO_POINT = "{\"type\":\"geo_point\"}";

  private final Map<String, Mapping> children = new TreeMap<>();
  private String json;

  /** Of some fields, by their ECS paths. */
  static Mapping of(Collection<Field> fields) {
    Mapping root = new Mapping();
    for (Field field : fields) if (field.ecs() != null) root.add(field);
    return root;
  }

  private void add(Field field) {
    Mapping at = this;
    for (String name : field.ecs().replace("[]", "").split("\\.")) {
      if (name.equals("*")) return; // members that depend on the data: not indexed
      if (at.json == GEO_POINT) return; // the parts of a point
      at = at.children.computeIfAbsent(name, any -> new Mapping());
    }
    String wanted = json(field);
    at.json = at.json == null || at.json.equals(wanted) ? wanted : OPAQUE;
  }

  private static String json(Field field) {
    if (field.ecs().endsWith("geo.location")) return GEO_POINT;
    if (field.ecs().endsWith("body.content")) return TEXT;
    return switch (field.type()) {
      case "string" -> KEYWORD;
      case "integer" -> "{\"type\":\"long\"}";
      case "number" -> "{\"type\":\"double\"}";
      case "boolean" -> "{\"type\":\"boolean\"}";
      case "ip" -> "{\"type\":\"ip\"}";
      case "object" -> FLATTENED;
      default -> OPAQUE;
    };
  }

  /** The object {@code properties}. */
  String properties() {
    StringBuilder properties = new StringBuilder("{");
    children.forEach((name, child) -> {
      if (properties.length() > 1) properties.append(',');
      properties.append('"').append(name).append("\":").append(child.toJson());
    });
    return properties.append('}').toString();
  }

  private String toJson() {
    if (GEO_POINT.equals(json)) return GEO_POINT;
    if (!children.isEmpty()) return "{\"properties\":" + properties() + '}';
    return json;
  }
}
