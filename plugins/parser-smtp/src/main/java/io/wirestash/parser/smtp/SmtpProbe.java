package io.wirestash.parser.smtp;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.api.parser.Slice;
import java.util.Locale;

/**
 * Tells SMTP by its first line. A greeting {@code 220} may as well be one of FTP: unless its text says which, the client's
 * first command decides.
 */
final class SmtpProbe {
  private SmtpProbe() {}

  static Match probe(Direction from, Cursor head) {
    int first = head.peek();
    boolean reply = first >= '2' && first <= '5';
    if (!reply && !beginsWithVerb(head)) return Match.NO;
    Match match = reply ? reply(head) : command(head);
    boolean expected = reply == (from == Direction.SERVER);
    if (expected) return match;
    return match == Match.YES ? Match.REVERSED : match;
  }

  private static Match reply(Cursor head) {
    for (int i = 1; i < 3; i++) if (head.peek(i) < '0' || head.peek(i) > '9') return Match.NO;
    int mark = head.peek(3);
    if (mark != ' ' && mark != '-' && mark != '\r' && mark != '\n') return Match.NO;
    Slice line = head.line(SmtpParser.MAX_LINE);
    int code = (line.at(0) - '0') * 100 + (line.at(1) - '0') * 10 + line.at(2) - '0';
    return switch (code) {
      case 220, 421, 554 -> greeting(line.text().toUpperCase(Locale.ROOT));
      case 334, 354 -> Match.TRY;
      case 211, 214, 221, 235, 250, 251, 252 -> Match.TRY;
      default -> code >= 400 ? Match.TRY : Match.NO;
    };
  }

  private static Match greeting(String text) {
    if (text.contains("SMTP") || text.contains("LMTP")) return Match.YES;
    return text.contains("FTP") ? Match.NO : Match.TRY;
  }

  /** Four letters: enough to tell other protocols before a whole line is there. */
  private static boolean beginsWithVerb(Cursor head) {
    for (int i = 0; i < 4; i++) {
      int c = head.peek(i) | 0x20;
      if (c < 'a' || c > 'z') return false;
    }
    return true;
  }

  private static Match command(Cursor head) {
    Command command = Command.of(head.line(SmtpParser.MAX_LINE));
    if (command.verb() == null) return Match.NO;
    return switch (command.verb()) {
      case HELO, EHLO, LHLO, STARTTLS -> Match.YES;
      case MAIL -> startsWith(command, "FROM:") ? Match.YES : Match.NO;
      case RCPT -> startsWith(command, "TO:") ? Match.YES : Match.NO;
      default -> Match.TRY;
    };
  }

  private static boolean startsWith(Command command, String word) {
    return command.argument().text().toUpperCase(Locale.ROOT).startsWith(word);
  }
}
