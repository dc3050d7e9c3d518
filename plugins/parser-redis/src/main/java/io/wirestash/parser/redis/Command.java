package io.wirestash.parser.redis;

import io.wirestash.api.auth.Secret;
import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Moment;
import java.util.ArrayList;
import java.util.List;

/**
 * A command, as it waits for its reply: without passwords, unless the pipeline shows them.
 *
 * @param name in capitals, of two words where the second names a command: {@code CONFIG SET}
 * @param arguments the first {@value #SHOWN} of those after the name
 * @param count how many there are
 * @param key the first key, or null
 * @param redacted true if a password was left out
 * @param login the attempt that the command is, or null
 */
record Command(
    Moment sent,
    String name,
    List<String> arguments,
    int count,
    String key,
    boolean inline,
    boolean redacted,
    Login login) {
  static final int SHOWN = 16;
  static final String HIDDEN = "***";

  /** User and password in a command; the user is null if only a password was sent. */
  record Login(String mechanism, String user, Secret secret) {}

  static Command of(Words words, boolean inline, Moment sent, Secrets secrets) {
    String name = CommandTable.name(words);
    int nameWords = name.indexOf(' ') < 0 ? 1 : 2;
    long secret = SecretWords.in(name, words);
    long hidden = secrets.shown() ? 0 : secret;
    int key = CommandTable.key(name);
    return new Command(
        sent,
        name,
        texts(words, nameWords, hidden),
        words.total() - nameWords,
        key == 0 ? null : words.text(key),
        inline,
        hidden != 0,
        login(name, words, secrets));
  }

  /** The first words as text, without those whose bit is set. */
  static List<String> texts(Words words, int from, long hidden) {
    int to = Math.min(words.count(), from + SHOWN);
    List<String> texts = new ArrayList<>(Math.max(0, to - from));
    for (int i = from; i < to; i++) {
      String text = (hidden >> i & 1) != 0 ? HIDDEN : words.text(i);
      texts.add(text == null ? "" : text);
    }
    return texts;
  }

  private static Login login(String name, Words words, Secrets secrets) {
    int count = words.count();
    if (name.equals("AUTH") && (count == 2 || count == 3)) {
      return login(name, words, count == 3 ? 1 : 0, count - 1, secrets);
    }
    if (!name.equals("HELLO")) return null;
    for (int i = 1; i + 2 < count; i++) if (words.is(i, "AUTH")) return login(name, words, i + 1, i + 2, secrets);
    return null;
  }

  private static Login login(String mechanism, Words words, int user, int password, Secrets secrets) {
    return new Login(mechanism, user == 0 ? null : words.text(user), secrets.secret(words.copy(password)));
  }

  /** The first word. */
  String verb() {
    int blank = name.indexOf(' ');
    return blank < 0 ? name : name.substring(0, blank);
  }

  /** The first argument, or null. */
  String argument() {
    return argument(0);
  }

  String argument(int index) {
    return index < arguments.size() ? arguments.get(index) : null;
  }

  /** Compares an argument without case. */
  boolean has(int index, String word) {
    return word.equalsIgnoreCase(argument(index));
  }
}
