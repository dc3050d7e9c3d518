package io.wirestash.parser.tls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The names of a registry's numbers, from a file with a number in hexadecimal and a name on each line. */
final class CodeNames {
  static final CodeNames CIPHERS = new CodeNames("cipher-suites.txt");
  static final CodeNames GROUPS = new CodeNames("groups.txt");
  static final CodeNames ALERTS = new CodeNames("alerts.txt");

  private final Map<Integer, String> names = new HashMap<>();

  private CodeNames(String file) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(CodeNames.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    int blank = line.indexOf(' ');
    names.put(Integer.parseInt(line.substring(0, blank), 16), line.substring(blank + 1));
  }

  /** The name, or the number as {@code 0x1a2b} if it has none. */
  String of(int code) {
    String name = names.get(code);
    return name == null ? "0x" + Numbers.hex4(code) : name;
  }
}
