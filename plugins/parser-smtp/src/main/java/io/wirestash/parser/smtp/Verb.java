package io.wirestash.parser.smtp;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands that are known: RFC 5321, its extensions, and those of Exchange and Postfix. */
enum Verb {
  HELO, EHLO, LHLO, MAIL, SEND, SOML, SAML, RCPT, DATA, BDAT, BURL, RSET, NOOP, QUIT, VRFY, EXPN, HELP, ETRN, ATRN, TURN,
  AUTH, STARTTLS, XCLIENT, XFORWARD;

  private static final Map<String, Verb> BY_NAME =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Verb::name, Function.identity()));
  private static final int LONGEST = 14;

  /** The command of this name, in any case, or null. */
  static Verb of(String name) {
    if (name.length() > LONGEST) return null;
    String upper = name.toUpperCase(Locale.ROOT);
    return switch (upper) {
      case "X-EXPS" -> AUTH; // Exchange, among its own kind
      case "X-ANONYMOUSTLS" -> STARTTLS;
      default -> BY_NAME.get(upper);
    };
  }

  boolean greets() {
    return this == HELO || this == EHLO || this == LHLO;
  }

  boolean beginsMail() {
    return this == MAIL || this == SEND || this == SOML || this == SAML;
  }
}
