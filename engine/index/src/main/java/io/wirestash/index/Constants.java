package io.wirestash.index;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The constants of a codec: encoded member names, and encoded names of enum constants. */
final class Constants {
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, String> tables = new LinkedHashMap<>();

  /** The constant that holds a member's name. */
  String name(String json) {
    return names.computeIfAbsent(json, unseen -> unique("NAME_" + identifier(json), names));
  }

  /** The constant that holds an enum's names by ordinal. */
  String table(String enumClass) {
    String simple = enumClass.substring(enumClass.lastIndexOf('.') + 1);
    return tables.computeIfAbsent(enumClass, unseen -> unique("VALUES_" + identifier(simple), tables));
  }

  private static String identifier(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
  }

  private static String unique(String wanted, Map<String, String> taken) {
    String name = wanted;
    for (int i = 2; taken.containsValue(name); i++) name = wanted + "_" + i;
    return name;
  }

  void declare(JavaSource source) {
    names.forEach(
        (json, constant) ->
            source.line(
                "private static final JsonName "
                    + (constant + " = JsonName.of(" + JavaSource.literal(json) + ");")));
    tables.forEach(
        (enumClass, constant) ->
            source.line("private static final byte[][] " + constant + " = encode(" + enumClass + ".values());"));
    source.line("");
    if (tables.isEmpty()) return;
    source.open("private static byte[][] encode(Enum<?>[] values)");
    source.line("byte[][] encoded = new byte[values.length][];");
    source.open("for (int i = 0; i < values.length; i++)");
    source.line("JsonSink out = new JsonSink(32);");
    source.line("out.string(values[i].name().toLowerCase(java.util.Locale.ROOT));");
    source.line("encoded[i] = java.util.Arrays.copyOf(out.array(), out.length());");
    source.close().line("return encoded;").close().line("");
  }
}
