package io.wirestash.parser.redis;

import io.wirestash.api.event.EventType;
import java.util.List;

/**
 * A reply as events show it.
 *
 * @param type status, error, integer, string ...
 * @param text of a scalar that is not null, without the code of an error
 * @param size bytes of a string, values in an array, set or push, pairs in a map; else absent
 * @param items the first scalars of an aggregate, however nested
 * @param code the first word of an error: WRONGPASS, NOAUTH, ERR
 */
record Reply(String type, String text, long size, List<String> items, String code) {
  /** Commands whose replies hold passwords or their hashes. */
  private static final List<String> SECRETIVE = List.of("ACL GENPASS", "ACL GETUSER", "ACL LIST");

  /** @param command that is answered, or null if it was not seen */
  static Reply of(RespReader value, Command command, boolean shown) {
    boolean hide = !shown && command != null && SECRETIVE.contains(command.name());
    return switch (value.type()) {
      case '*', '~', '>', '%' -> aggregate(value, shown, hide);
      case '-', '!' -> error(value, command);
      case '_' -> new Reply("null", null, EventType.ABSENT, List.of(), null);
      case '$', '=' -> scalar(value, hide, value.size());
      default -> scalar(value, hide, EventType.ABSENT);
    };
  }

  private static Reply scalar(RespReader value, boolean hide, long size) {
    return new Reply(type(value.type()), hide ? Command.HIDDEN : value.words().text(0), size, List.of(), null);
  }

  private static Reply aggregate(RespReader value, boolean shown, boolean hide) {
    long hidden = shown ? 0 : SecretWords.inSettings(value.words());
    List<String> items = hide ? List.of() : Command.texts(value.words(), 0, hidden);
    return new Reply(type(value.type()), null, value.size(), items, null);
  }

  private static Reply error(RespReader value, Command command) {
    String text = value.words().text(0);
    if (command != null && command.redacted()) text = withoutEcho(text, command.verb());
    int blank = text.indexOf(' ');
    boolean coded = blank > 0 && text.substring(0, blank).chars().allMatch(c -> c >= 'A' && c <= 'Z');
    if (!coded) return new Reply("error", text, EventType.ABSENT, List.of(), null);
    return new Reply("error", text.substring(blank + 1), EventType.ABSENT, List.of(), text.substring(0, blank));
  }

  /** Servers repeat, in quotes, words that they do not understand: these may be the password. */
  private static String withoutEcho(String text, String verb) {
    int quote = text.indexOf('\'');
    while (quote >= 0 && text.regionMatches(true, quote + 1, verb + "'", 0, verb.length() + 1)) {
      quote = text.indexOf('\'', quote + verb.length() + 2);
    }
    return quote < 0 ? text : text.substring(0, quote + 1) + Command.HIDDEN;
  }

  boolean isError() {
    return type.equals("error");
  }

  private static String type(char type) {
    return switch (type) {
      case '+' -> "status";
      case ':' -> "integer";
      case '$' -> "string";
      case '=' -> "verbatim_string";
      case ',' -> "double";
      case '#' -> "boolean";
      case '(' -> "big_number";
      case '*' -> "array";
      case '~' -> "set";
      case '>' -> "push";
      default -> "map";
    };
  }
}
