package io.wirestash.parser.mongodb;

import io.wirestash.api.auth.Logins;
import io.wirestash.api.parser.Moment;
import io.wirestash.parser.mongodb.LoginStep.Kind;
import java.util.Locale;

/**
 * The logins of one connection, one at a time as servers have it. A handshake may carry the first step of a login; if
 * the server ignores that, the client begins again, and both are one attempt.
 */
final class MongodbLogins {
  private static final String MONGODB_CR = "MONGODB-CR";

  private final Logins logins;
  private Attempt current;
  private boolean ignored; // the server did not answer the first step of the current attempt
  private String nonce;

  MongodbLogins(Logins logins) {
    this.logins = logins;
  }

  /** What this command has to do with a login; null if nothing. */
  LoginStep requested(String command, String database, Bson body, Moment sent) {
    return switch (command.toLowerCase(Locale.ROOT)) {
      case "hello", "ismaster" -> handshake(database, body, sent);
      case "getnonce" -> new LoginStep(Kind.NONCE, 0, null);
      case "authenticate" -> whole(database, body, sent);
      case "saslstart" -> saslStart(database, body, sent);
      case "saslcontinue" -> saslContinue(body);
      default -> null;
    };
  }

  private LoginStep handshake(String database, Bson body, Moment sent) {
    Bson speculative = body.document("speculativeAuthenticate");
    if (speculative == null) return new LoginStep(Kind.HANDSHAKE, 0, null);
    String own = speculative.text("db");
    LoginStep step = speculative.has("authenticate")
        ? whole(own == null ? database : own, speculative, sent)
        : saslStart(own == null ? database : own, speculative, sent);
    return new LoginStep(Kind.HANDSHAKE, step.number(), step.attempt());
  }

  private LoginStep saslStart(String database, Bson body, Moment sent) {
    begin(body.text("mechanism"), database, sent);
    current.clientSends(body.binary("payload"));
    return new LoginStep(Kind.SASL, current.step(), current);
  }

  private LoginStep saslContinue(Bson body) {
    if (current == null) return null;
    current.clientSends(body.binary("payload"));
    return new LoginStep(Kind.SASL, current.step(), current);
  }

  /** All in one message: MONGODB-X509, or MONGODB-CR with the nonce that the server gave before. */
  private LoginStep whole(String database, Bson body, Moment sent) {
    String mechanism = body.text("mechanism");
    begin(mechanism == null ? MONGODB_CR : mechanism, database, sent);
    current.user(body.text("user"));
    String key = body.text("key");
    if (key != null) current.challenged(body.has("nonce") ? body.text("nonce") : nonce, body.text("user"), key);
    return new LoginStep(Kind.WHOLE, current.step(), current);
  }

  private void begin(String mechanism, String database, Moment sent) {
    if (current != null && ignored) {
      current = current.again(mechanism);
    } else {
      if (current != null) current.ended();
      current = new Attempt(logins.begin(sent).database(database), mechanism);
    }
    ignored = false;
  }

  /** Draws the consequences of an answer. */
  void answered(LoginStep step, Outcome outcome, Bson body) {
    if (step.kind() == Kind.NONCE) nonce = body == null ? null : body.text("nonce");
    if (step.attempt() == null || step.attempt() != current) return;
    if (step.handshake()) handshakeAnswered(body);
    else if (Boolean.FALSE.equals(outcome.ok())) failed(outcome);
    else if (body != null) progress(step.kind() == Kind.WHOLE && outcome.ok() != null, body);
  }

  private void handshakeAnswered(Bson body) {
    Bson speculative = body == null ? null : body.document("speculativeAuthenticate");
    ignored = speculative == null;
    if (!ignored) progress(!speculative.has("conversationId"), speculative);
  }

  /** @param done true if this answer is the last, whatever it says */
  private void progress(boolean done, Bson answer) {
    current.serverSends(answer.binary("payload"));
    if (!done && !answer.isTrue("done")) return;
    if (answer.text("user") != null) current.user(answer.text("user"));
    current.succeeded();
    current = null;
  }

  private void failed(Outcome outcome) {
    current.failed(outcome);
    current = null;
  }

  /** The answer will not come. */
  void lost(LoginStep step) {
    if (step.attempt() == null) return;
    step.attempt().ended();
    if (step.attempt() == current) current = null;
  }

  /** Bytes are missing. */
  void gap() {
    logins.gap();
  }

  /** Nothing more comes. */
  void end() {
    if (current != null) current.ended();
    logins.end();
    current = null;
  }

  /** What the client says it is. */
  void client(String software) {
    logins.clientSoftware(software);
  }

  /** What the server says it is. */
  void server(String software) {
    logins.serverSoftware(software);
  }
}
