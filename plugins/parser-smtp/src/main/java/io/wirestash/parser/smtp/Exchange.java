package io.wirestash.parser.smtp;

import io.wirestash.api.parser.Moment;

/**
 * Something of the client's that waits for a reply: a command, or the end of a message.
 *
 * @param name the command in upper case; {@code .} for the end of a message; {@code ?} if it is not known, since it may
 *     be anything, even a password that the client sent too late
 * @param verb null if it is not known, or no command
 * @param helo what HELO or EHLO said, else null
 * @param login the dialog that AUTH began, else null
 * @param mail the transaction that it is about, or null
 * @param recipient the place in it of the recipient that RCPT named, or -1
 * @param ends the transaction that is over when the reply comes, or null
 */
record Exchange(
    Moment sent, String name, Verb verb, String helo, AuthDialog login, Mail mail, int recipient, Mail ends) {
  static Exchange of(Moment sent, Command command, Mail mail) {
    String name = command.verb() == null ? "?" : command.name();
    return new Exchange(sent, name, command.verb(), null, null, mail, -1, null);
  }

  static Exchange endOfMessage(Moment sent, Mail mail) {
    return new Exchange(sent, ".", null, null, null, mail, -1, mail);
  }

  Exchange helo(String client) {
    return new Exchange(sent, name, verb, client, login, mail, recipient, ends);
  }

  Exchange login(AuthDialog dialog) {
    return new Exchange(sent, name, verb, helo, dialog, mail, recipient, ends);
  }

  Exchange about(Mail transaction) {
    return new Exchange(sent, name, verb, helo, login, transaction, recipient, ends);
  }

  Exchange recipient(int place) {
    return new Exchange(sent, name, verb, helo, login, mail, place, ends);
  }

  Exchange ends(Mail over) {
    return new Exchange(sent, name, verb, helo, login, mail, recipient, over);
  }
}
