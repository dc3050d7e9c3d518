package io.wirestash.core.diagnostic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The long help for a code: E1xx pipeline file and options, E2xx plugins, W5xx warnings. Written in
 * {@code error-codes.txt}: a line with the code and its title, then indented lines.
 *
 * @param title one line
 * @param help what it means, why it is so, what to do, with an example; several lines
 */
public record ErrorCode(String code, String title, String help) {

  /** All codes, in order. */
  public static List<ErrorCode> all() {
    try (InputStream in = ErrorCode.class.getResourceAsStream("error-codes.txt");
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return parse(lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The help for a code in upper or lower case, or null if there is no such code. */
  public static ErrorCode find(String code) {
    String wanted = code.toUpperCase(Locale.ROOT);
    return all().stream().filter(known -> known.code.equals(wanted)).findFirst().orElse(null);
  }

  private static List<ErrorCode> parse(List<String> lines) {
    List<ErrorCode> codes = new ArrayList<>();
    StringBuilder help = new StringBuilder();
    String head = null;
    for (String line : lines) {
      if (line.startsWith("  ") || line.isEmpty()) {
        help.append(line.isEmpty() ? "" : line.substring(2)).append('\n');
        continue;
      }
      if (head != null) codes.add(of(head, help));
      head = line;
      help.setLength(0);
    }
    codes.add(of(head, help));
    return codes;
  }

  private static ErrorCode of(String head, StringBuilder help) {
    int blank = head.indexOf(' ');
    return new ErrorCode(head.substring(0, blank), head.substring(blank + 1), help.toString().strip() + "\n");
  }
}
