package io.wirestash.parser.redis;

import java.util.Set;

/**
 * Which words of a command are passwords, or hashes of them: a set of bits, the lowest for the first word. Places as
 * the documentation of AUTH, HELLO, ACL SETUSER, CONFIG SET, MIGRATE, SENTINEL SET and SENTINEL CONFIG SET has them; of
 * a login with too many words all count.
 */
final class SecretWords {
  /** Settings that are passwords. */
  private static final Set<String> PARAMETERS =
      Set.of("REQUIREPASS", "MASTERAUTH", "PRIMARYAUTH", "AUTH-PASS", "SENTINEL-PASS", "TLS-KEY-FILE-PASS",
          "TLS-CLIENT-KEY-FILE-PASS");

  /** MIGRATE host port key database timeout: its options follow. */
  private static final int MIGRATE_OPTIONS = 6;

  private SecretWords() {}

  static long in(String command, Words words) {
    return switch (command) {
      case "AUTH" -> words.count() == 3 ? 1 << 2 : ~1L;
      case "HELLO" -> after(words, 1, "AUTH", 2);
      case "ACL SETUSER" -> passwordRules(words);
      case "MIGRATE" -> after(words, MIGRATE_OPTIONS, "AUTH", 1) | after(words, MIGRATE_OPTIONS, "AUTH2", 2);
      case "CONFIG SET", "SENTINEL SET", "SENTINEL CONFIG" -> settings(words);
      default -> 0;
    };
  }

  /** In an answer: the values of settings that are passwords. */
  static long inSettings(Words words) {
    return settings(words);
  }

  private static long after(Words words, int from, String option, int distance) {
    for (int i = from; i < words.count(); i++) {
      if (words.is(i, option)) return i + distance < words.count() ? 1L << i + distance : -2L << i;
    }
    return 0;
  }

  /** {@code >password <password #hash !hash} (ACL SETUSER name rule ...). */
  private static long passwordRules(Words words) {
    long secret = 0;
    for (int i = 3; i < words.count(); i++) if ("><#!".indexOf(words.at(i, 0)) >= 0) secret |= 1L << i;
    return secret;
  }

  private static long settings(Words words) {
    long secret = 0;
    for (int i = 0; i + 1 < words.count(); i++) if (isPassword(words, i)) secret |= 1L << i + 1;
    return secret;
  }

  private static boolean isPassword(Words words, int word) {
    for (String parameter : PARAMETERS) if (words.is(word, parameter)) return true;
    return false;
  }
}
