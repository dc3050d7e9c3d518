package io.wirestash.parser.postgresql;

import io.wirestash.api.auth.LoginAttempt;
import io.wirestash.api.auth.PasswordHash;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Slice;
import java.util.ArrayList;
import java.util.List;

/**
 * How a client proves who it is: what the server asks for in its Authentication messages, and what the client answers.
 * Tells the attempt.
 */
final class Proof {
  private static final int OK = 0;
  private static final int KERBEROS = 2;
  private static final int CLEAR = 3;
  private static final int CRYPT = 4;
  private static final int MD5 = 5;
  private static final int SCM = 6;
  private static final int GSS = 7;
  private static final int SSPI = 9;
  private static final int SASL = 10;
  private static final int SASL_CONTINUE = 11;

  private static final int HASHCAT_MD5 = 11100;
  private static final int MD5_LENGTH = 35; // "md5" and 32 digits
  private static final int MOST_OFFERED = 16;
  private static final String BEARER = "auth=Bearer ";

  private final LoginAttempt attempt;
  private final String user;
  private final List<String> offered = new ArrayList<>(0);
  private int method = -1;
  private String salt;
  private String sasl;
  private String clientFirst;
  private String serverFirst;

  Proof(LoginAttempt attempt, String user) {
    this.attempt = attempt;
    this.user = user;
  }

  /** Ways to log in by SASL. */
  List<String> offered() {
    return List.copyOf(offered);
  }

  void fromServer(Cursor body) {
    int wanted = body.i32();
    switch (wanted) {
      case OK -> {
        if (method < 0) attempt.mechanism("trust");
      }
      case KERBEROS -> use(wanted, "kerberos5");
      case CLEAR -> use(wanted, "password");
      case CRYPT -> use(wanted, "crypt");
      case MD5 -> {
        salt = body.bytes(4).hex();
        use(wanted, "md5");
        attempt.challenge(salt);
      }
      case SCM -> use(wanted, "scm");
      case GSS -> use(wanted, "GSS");
      case SSPI -> use(wanted, "SSPI");
      case SASL -> offers(body);
      case SASL_CONTINUE -> challenge(body.rest().text());
      default -> {} // a token, or the server's own proof
    }
  }

  private void use(int wanted, String name) {
    method = wanted;
    attempt.mechanism(name);
  }

  private void offers(Cursor body) {
    method = SASL;
    while (body.remaining() > 1 && offered.size() < MOST_OFFERED) offered.add(Fields.name(body));
    if (!offered.isEmpty()) attempt.mechanism(offered.get(0)); // until the client has chosen
  }

  private void challenge(String text) {
    serverFirst = text;
    attempt.challenge(text);
  }

  void fromClient(Cursor body) {
    switch (method) {
      case CLEAR, CRYPT -> attempt.secret(Fields.terminated(body));
      case MD5 -> md5(Fields.text(body));
      case SASL -> {
        if (sasl == null) first(body);
        else last(body.rest().text());
      }
      default -> {} // tokens of GSSAPI and SSPI tell nothing of a password
    }
  }

  private void md5(String answer) {
    attempt.response(answer).hashedSecret(answer);
    if (answer.length() != MD5_LENGTH || user == null) return;
    String value = "$postgres$" + user + '*' + salt + '*' + answer.substring(3);
    attempt.hash(new PasswordHash("postgres", HASHCAT_MD5, value));
  }

  /** SASLInitialResponse: the mechanism, and what it begins with. */
  private void first(Cursor body) {
    sasl = Fields.name(body);
    attempt.mechanism(sasl);
    Slice data = body.i32() < 0 ? body.bytes(0) : body.rest();
    clientFirst = data.text();
    int token = clientFirst.indexOf(BEARER);
    if (token >= 0) attempt.secret(clientFirst.substring(token + BEARER.length()).split("\u0001", 2)[0]);
  }

  private void last(String answer) {
    if (!sasl.startsWith("SCRAM-") || !answer.contains(",p=")) return;
    attempt.response(answer);
    if (serverFirst == null) return;
    String signed = ScramSha256.message(clientFirst, serverFirst, answer);
    attempt.hash(PasswordHash.of("scram_sha_256", signed + '*' + ScramSha256.attribute(answer, "p=")));
  }
}
