package io.wirestash.parser.ftp;

import io.wirestash.api.parser.Slice;
import io.wirestash.api.parser.Text;
import java.util.Locale;
import java.util.Set;

/**
 * One line of the client (RFC 959 section 4.1).
 *
 * @param name in upper case
 * @param verb null if it is not known
 * @param argument what stands after the first blank; empty if there is none
 */
record Command(String name, Verb verb, Slice argument) {
  /** Sub-commands of SITE, of several servers, that set or give a password. */
  private static final Set<String> SECRET_SITE =
      Set.of("PSWD", "PASSWD", "CPWD", "CHPASS", "PASS", "GPASS", "ADDUSER", "GADDUSER");

  /** Telnet's signals before an ABOR (RFC 959 section 4.1.3) are bytes from here on. */
  private static final int TELNET = 0xf0;

  static Command of(Slice line) {
    int start = 0;
    while (start < line.length() && line.at(start) >= TELNET) start++;
    int end = start;
    while (end < line.length() && line.at(end) != ' ' && line.at(end) != '\t') end++;
    String name = Text.of(line.array(), line.offset() + start, end - start).toUpperCase(Locale.ROOT);
    int rest = Math.min(end + 1, line.length());
    return new Command(name, Verb.of(name), new Slice(line.array(), line.offset() + rest, line.length() - rest));
  }

  /** The argument as events may have it, or null. */
  String shownArgument() {
    if (argument.isEmpty() || verb != null && verb.isSecret()) return null;
    return verb == Verb.SITE ? shownSite() : argument.text();
  }

  /** The argument if it is a password, or null; not of one or two letters, which any text has. */
  String secret() {
    boolean secret = verb != null && verb.isSecret() && argument.length() > 2;
    return secret ? argument.text() : null;
  }

  private String shownSite() {
    String text = argument.text();
    int blank = text.indexOf(' ');
    if (blank < 0) return text;
    String subcommand = text.substring(0, blank);
    return SECRET_SITE.contains(subcommand.toUpperCase(Locale.ROOT)) ? subcommand : text;
  }
}
