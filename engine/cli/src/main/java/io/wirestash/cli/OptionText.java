package io.wirestash.cli;

import io.wirestash.core.catalog.OptionInfo;

/** What can be said about an option in a few words. */
final class OptionText {
  private OptionText() {}

  /** {@code list of int}, {@code one of auto, json, pretty}. */
  static String type(OptionInfo option) {
    String type = option.type();
    if (type.startsWith("list:")) return "list of " + element(type.substring("list:".length()));
    return element(type);
  }

  private static String element(String type) {
    return type.startsWith("enum:") ? type.substring("enum:".length()).replace("|", " | ") : type;
  }

  /** The default as written in YAML, or the word {@code required}; empty if there is neither. */
  static String fallback(OptionInfo option) {
    if (option.required()) return "required";
    return option.fallback() == null ? "" : option.fallback();
  }

  /** The help text with the option's bounds and example. */
  static String help(OptionInfo option) {
    StringBuilder help = new StringBuilder(option.help() == null ? "" : option.help());
    String range = range(option);
    if (!range.isEmpty()) help.append(" (").append(range).append(')');
    if (option.example() != null && !option.example().isEmpty()) help.append(" Example: ").append(option.example());
    if (option.secret()) help.append(" Secret: never shown.");
    return help.toString().strip();
  }

  private static String range(OptionInfo option) {
    boolean low = option.min() != Long.MIN_VALUE;
    boolean high = option.max() != Long.MAX_VALUE;
    if (low && high) return bound(option, option.min()) + " to " + bound(option, option.max());
    if (low) return "at least " + bound(option, option.min());
    return high ? "at most " + bound(option, option.max()) : "";
  }

  private static String bound(OptionInfo option, long value) {
    if (option.type().endsWith("duration")) return Quantity.durationOption(value);
    return option.type().endsWith("size") ? Quantity.sizeOption(value) : Long.toString(value);
  }
}
