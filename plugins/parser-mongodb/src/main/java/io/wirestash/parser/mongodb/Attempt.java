package io.wirestash.parser.mongodb;

import io.wirestash.api.auth.LoginAttempt;
import io.wirestash.api.auth.PasswordHash;
import io.wirestash.api.event.EventType;
import io.wirestash.api.parser.Malformed;
import io.wirestash.api.parser.Text;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One login, step by step. What a step brings depends on the mechanism:
 *
 * <pre>
 *   SCRAM-SHA-1, -256   n,,n=user,r=nonce | r=nonces,s=salt,i=rounds | c=biws,r=nonces,p=proof | v=signature | empty
 *   PLAIN               authorization 0 user 0 password
 *   MONGODB-AWS         document: r nonce | s nonces, h host | a authorization (Credential=KEY/...), d date, t token
 *   MONGODB-OIDC        document: n user, or jwt token
 *   MONGODB-X509        nothing: the user is the subject of the TLS certificate
 *   GSSAPI              tokens of Kerberos
 * </pre>
 */
final class Attempt {
  private static final String CREDENTIAL = "Credential=";

  private final LoginAttempt login;
  private final String mechanism;
  private String clientFirst;
  private String serverFirst;
  private int iterations = EventType.ABSENT;
  private boolean accepted;
  private int steps;

  Attempt(LoginAttempt login, String mechanism) {
    this.login = login;
    this.mechanism = mechanism == null ? "" : mechanism;
    login.mechanism(mechanism);
  }

  String mechanism() {
    return mechanism;
  }

  /** Rounds of hashing, or {@link EventType#ABSENT}. */
  int iterations() {
    return iterations;
  }

  /** Counts the client's messages. */
  int step() {
    return ++steps;
  }

  /** The same login, begun again with another mechanism or other nonces, since the server ignored its first step. */
  Attempt again(String mechanism) {
    return new Attempt(login, mechanism);
  }

  void user(String name) {
    login.user(name);
  }

  // ---- what the client sends

  void clientSends(byte[] payload) {
    if (payload == null) return;
    switch (mechanism) {
      case "SCRAM-SHA-1", "SCRAM-SHA-256" -> scramFromClient(text(payload));
      case "PLAIN" -> plain(payload);
      case "MONGODB-AWS", "MONGODB-OIDC" -> document(payload);
      default -> {}
    }
  }

  private void scramFromClient(String message) {
    String name = Scram.attribute(message, 'n');
    if (name != null) {
      clientFirst = message.substring(message.indexOf("n="));
      user(Scram.user(name));
    } else if (message.contains(",p=") && clientFirst != null && serverFirst != null) {
      String exchange = clientFirst + "," + serverFirst + "," + message;
      login.response(message).hash(PasswordHash.of(mechanism.toLowerCase(Locale.ROOT), exchange));
    }
  }

  /** RFC 4616. */
  private void plain(byte[] payload) {
    String[] parts = new String(payload, StandardCharsets.ISO_8859_1).split("\0", -1);
    if (parts.length != 3) return;
    user(text(parts[1].getBytes(StandardCharsets.ISO_8859_1)));
    login.secret(parts[2].getBytes(StandardCharsets.ISO_8859_1));
  }

  private void document(byte[] payload) {
    try {
      Bson document = Bson.of(payload);
      String name = document.text("n");
      String authorization = document.text("a");
      if (name != null) user(name);
      if (authorization != null) awsKey(authorization);
      if (document.has("jwt")) login.secret(document.binary("jwt"));
    } catch (Malformed e) {
      login.incomplete();
    }
  }

  /** The access key's id, from a header of AWS Signature Version 4. */
  private void awsKey(String authorization) {
    int from = authorization.indexOf(CREDENTIAL);
    int to = authorization.indexOf('/', from);
    if (from >= 0 && to > from) user(authorization.substring(from + CREDENTIAL.length(), to));
    login.response(authorization);
  }

  /** MONGODB-CR: in the notation of John the Ripper. */
  void challenged(String nonce, String user, String key) {
    login.challenge(nonce).response(key)
        .hash(PasswordHash.of("mongodb", "$mongodb$1$" + user + "$" + nonce + "$" + key));
  }

  // ---- what the server answers

  void serverSends(byte[] payload) {
    if (payload == null || !mechanism.startsWith("SCRAM")) return;
    String message = text(payload);
    accepted |= message.startsWith("v=");
    if (!message.startsWith("r=")) return;
    serverFirst = message;
    iterations = Scram.iterations(message);
    login.challenge(message);
  }

  void succeeded() {
    login.succeeded(null, null);
  }

  void failed(Outcome outcome) {
    login.failed(outcome.hasCode() ? Integer.toString(outcome.code()) : null, outcome.errmsg());
  }

  /** No more is seen of it: a server that has proved to know the password has accepted the client's proof before. */
  void ended() {
    if (accepted) login.succeeded(null, null);
    else login.unknown();
  }

  private static String text(byte[] bytes) {
    return Text.of(bytes, 0, bytes.length);
  }
}
