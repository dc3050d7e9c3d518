package io.wirestash.parser.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The commands of Redis and where their first key stands. The table is the resource {@code commands.txt}. */
final class CommandTable {
  private static final int LONGEST = 32;
  private static final Map<String, Integer> KEYS = load();

  private CommandTable() {}

  /**
   * The name of the command that these words are, in capitals: {@code GET}, {@code CONFIG SET}; an unknown first word
   * counts as a name, and the empty string as none.
   */
  static String name(Words words) {
    String word = words.text(0);
    if (word == null) return "";
    String first = word.toUpperCase(Locale.ROOT);
    if (words.length(0) > LONGEST || words.count() == 1 || words.isNull(1) || words.length(1) > LONGEST) return first;
    String both = first + " " + words.text(1).toUpperCase(Locale.ROOT);
    return KEYS.containsKey(both) ? both : first;
  }

  static boolean knows(String name) {
    return KEYS.containsKey(name);
  }

  /** Which word is the first key; 0 if none is, or none is known to be. */
  static int key(String name) {
    return KEYS.getOrDefault(name, 0);
  }

  private static Map<String, Integer> load() {
    Map<String, Integer> keys = new HashMap<>();
    try (InputStream file = CommandTable.class.getResourceAsStream("commands.txt");
        BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("#")) continue;
        int blank = line.lastIndexOf(' ');
        keys.put(line.substring(0, blank), Integer.valueOf(line.substring(blank + 1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("commands.txt of this plugin", e);
    }
    return keys;
  }
}
