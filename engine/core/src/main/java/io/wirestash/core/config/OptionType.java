package io.wirestash.core.config;

import java.util.List;

/**
 * The type of an option, from the index.
 *
 * @param name {@code string boolean int long double duration size path condition member enum}
 * @param constants the names of an enum's constants
 * @param list a list of such values
 */
record OptionType(String name, List<String> constants, boolean list) {
  static OptionType of(String text) {
    boolean list = text.startsWith("list:");
    String type = list ? text.substring(5) : text;
    if (!type.startsWith("enum:")) return new OptionType(type, List.of(), list);
    return new OptionType("enum", List.of(type.substring(5).split("\\|")), list);
  }

  /** True if values are checked against the events of the pipeline. */
  boolean ofEvents() {
    return name.equals("condition") || name.equals("member");
  }

  /** What a user has to write, to follow "needs". */
  String wanted() {
    return switch (name) {
      case "boolean" -> "true or false";
      case "int", "long" -> "a whole number";
      case "double" -> "a number";
      case "duration" -> "a time with its unit";
      case "size" -> "a size";
      case "path" -> "a path";
      case "condition" -> "a condition";
      case "member" -> "the name of a member";
      case "enum" -> "one of " + String.join(", ", constants);
      default -> "text";
    };
  }
}
