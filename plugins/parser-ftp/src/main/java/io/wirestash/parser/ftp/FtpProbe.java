package io.wirestash.parser.ftp;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.api.parser.Slice;
import java.util.Locale;

/**
 * Tells FTP by its first line. A greeting {@code 220} may as well be one of SMTP: unless its text says which, the client's
 * first command decides.
 */
final class FtpProbe {
  private FtpProbe() {}

  static Match probe(Direction from, Cursor head) {
    int first = head.peek();
    boolean reply = first >= '1' && first <= '5';
    if (!reply && !isLetter(first)) return Match.NO;
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
    Slice line = head.line(FtpParser.MAX_LINE);
    int code = (line.at(0) - '0') * 100 + (line.at(1) - '0') * 10 + line.at(2) - '0';
    return switch (code) {
      case Reply.READY -> greeting(line.text().toUpperCase(Locale.ROOT));
      case 227, 228, 229, 230, 331, 332 -> Match.YES; // no other protocol has these
      default -> Match.TRY;
    };
  }

  private static Match greeting(String text) {
    boolean mail = text.contains("SMTP") || text.contains("MAIL");
    if (text.contains("FTP")) return mail ? Match.TRY : Match.YES;
    return mail ? Match.NO : Match.TRY;
  }

  /** Letters only, as many as commands have: enough to tell binary protocols before a whole line is there. */
  private static boolean beginsWithVerb(Cursor head) {
    for (int i = 1; i < 3; i++) if (!isLetter(head.peek(i))) return false;
    int fourth = head.peek(3);
    return isLetter(fourth) || fourth == ' ' || fourth == '\r' || fourth == '\n';
  }

  private static Match command(Cursor head) {
    Command command = Command.of(head.line(FtpParser.MAX_LINE));
    if (command.verb() == null) return Match.NO;
    return switch (command.verb()) {
      case USER -> command.argument().words().size() == 1 ? Match.YES : Match.NO; // IRC's has four
      case AUTH -> secures(command.argument().text()) ? Match.YES : Match.NO; // SMTP's names a mechanism of SASL
      case PASV, EPSV, EPRT, FEAT, PBSZ, RETR, STOR, SYST -> Match.YES;
      case MODE, STAT -> Match.NO; // of IRC and POP3
      default -> Match.TRY;
    };
  }

  private static boolean secures(String mechanism) {
    String name = mechanism.strip().toUpperCase(Locale.ROOT);
    return name.equals("TLS") || name.equals("SSL") || name.equals("TLS-C") || name.equals("TLS-P");
  }

  private static boolean isLetter(int c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }
}
