package io.wirestash.parser.redis;

import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.Slice;

/**
 * What a MONITOR tells of one command: {@code 1339518083.107412 [0 127.0.0.1:60866] "set" "key" "value"}.
 *
 * @param client its state as far as it is told: the database
 * @param from address of the client, or {@code lua}
 */
record Monitored(Command command, String from, ClientState client) {

  /** @return null if the line is none of these */
  static Monitored of(Words line, Words scratch, Moment moment, Secrets secrets) {
    Slice text = line.slice(0);
    int open = afterTime(text);
    int blank = indexOf(text, ' ', open);
    int close = end(text, blank);
    if (open < 0 || blank < 0 || close < 0) return null;
    scratch.clear();
    InlineCommand.split(part(text, close + 1, text.length()), scratch);
    if (scratch.count() == 0) return null;
    int database = ClientState.number(part(text, open, blank).text(), 0);
    Command command = Command.of(scratch, false, moment, secrets);
    return new Monitored(command, part(text, blank + 1, close).text(), ClientState.of(database));
  }

  /** Index after {@code 1339518083.107412 [}, or -1. */
  private static int afterTime(Slice text) {
    int i = 0;
    while (i < text.length() && (text.at(i) >= '0' && text.at(i) <= '9' || text.at(i) == '.')) i++;
    boolean time = i > 0 && i + 1 < text.length() && text.at(i) == ' ' && text.at(i + 1) == '[';
    return time ? i + 2 : -1;
  }

  private static int indexOf(Slice text, char c, int from) {
    if (from < 0) return -1;
    for (int i = from; i < text.length(); i++) if (text.at(i) == c) return i;
    return -1;
  }

  /** Index of the bracket before a blank: IPv6 addresses have brackets of their own. */
  private static int end(Slice text, int from) {
    int close = indexOf(text, ']', from);
    while (close >= 0 && close + 1 < text.length() && text.at(close + 1) != ' ') close = indexOf(text, ']', close + 1);
    return close;
  }

  private static Slice part(Slice text, int from, int to) {
    return new Slice(text.array(), text.offset() + from, to - from);
  }
}
