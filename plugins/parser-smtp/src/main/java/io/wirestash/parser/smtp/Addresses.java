package io.wirestash.parser.smtp;

import java.util.ArrayList;
import java.util.List;

/** Lists of mailboxes in header fields (RFC 5322 section 3.4), at most 100; names, quotation marks and all. */
final class Addresses {
  private static final int MOST = 100;

  private Addresses() {}

  /** The mailboxes between commas that separate; null gives none. */
  static List<String> split(String field) {
    List<String> mailboxes = new ArrayList<>();
    if (field == null) return mailboxes;
    int start = 0;
    int depth = 0; // in angle brackets or comments
    boolean quoted = false;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '\\') i++;
      else if (c == '"') quoted = !quoted;
      else if (!quoted && (c == '<' || c == '(')) depth++;
      else if (!quoted && (c == '>' || c == ')')) depth = Math.max(0, depth - 1);
      else if (c == ',' && !quoted && depth == 0) {
        add(mailboxes, field.substring(start, i));
        start = i + 1;
      }
    }
    add(mailboxes, field.substring(start));
    return mailboxes;
  }

  private static void add(List<String> mailboxes, String mailbox) {
    String stripped = mailbox.strip();
    if (!stripped.isEmpty() && mailboxes.size() < MOST) mailboxes.add(stripped);
  }

  /** Only the addresses: what stands in angle brackets, else all of it. */
  static List<String> bare(List<String> mailboxes) {
    List<String> addresses = new ArrayList<>(mailboxes.size());
    for (String mailbox : mailboxes) {
      int open = mailbox.lastIndexOf('<');
      int close = mailbox.indexOf('>', open + 1);
      addresses.add(open < 0 || close < 0 ? mailbox : mailbox.substring(open + 1, close));
    }
    return addresses;
  }
}
