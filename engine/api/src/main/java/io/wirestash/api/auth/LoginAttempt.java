package io.wirestash.api.auth;

import static io.wirestash.api.auth.Secrets.cut;

import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.Slice;

/**
 * One login attempt while it goes on: collects what is seen of it, and emits one {@link Auth} when its result is known.
 * A password is masked or dropped as it comes in, so none waits here in clear text unless the pipeline shows them. Null
 * means "not seen" everywhere; of texts longer than {@value Secrets#LONGEST} characters the beginning is kept. What
 * comes after the result is ignored.
 */
public final class LoginAttempt {
  private final Logins logins;
  private final Moment start;
  private final int ordinal;
  private String mechanism;
  private String user;
  private Secret secret;
  private boolean derived;
  private boolean sentHashed;
  private String database;
  private String challenge;
  private String response;
  private PasswordHash hash;
  private boolean encryptedAfter;
  private boolean incomplete;
  private Estimate estimate;
  private boolean ended;

  LoginAttempt(Logins logins, Moment start, int ordinal) {
    this.logins = logins;
    this.start = start;
    this.ordinal = ordinal;
  }

  public LoginAttempt mechanism(String name) {
    mechanism = cut(name);
    return this;
  }

  public LoginAttempt user(String name) {
    user = cut(name);
    return this;
  }

  /** The user name, as far as it is known. */
  public String user() {
    return user;
  }

  public LoginAttempt database(String name) {
    database = cut(name);
    return this;
  }

  /** The password that was sent in the clear. */
  public LoginAttempt secret(byte[] password) {
    secret = password == null ? null : logins.secrets().secret(password);
    return this;
  }

  public LoginAttempt secret(Slice password) {
    return secret(password == null ? null : password.copy());
  }

  public LoginAttempt secret(String password) {
    secret = password == null ? null : logins.secrets().secret(password);
    return this;
  }

  /** The password as events may have it, or null: for parsers that learn the result before they begin the attempt. */
  public LoginAttempt secret(Secret made) {
    secret = made;
    return this;
  }

  /** What was sent in the password's place and was made from it: a secret, but only where credentials are shown. */
  public LoginAttempt hashedSecret(String text) {
    derived |= text != null;
    sentHashed = text != null;
    if (logins.secrets().shown()) secret(text);
    return this;
  }

  /** What the server wants to see answered, in the protocol's usual notation (hexadecimal, base64). */
  public LoginAttempt challenge(String text) {
    if (logins.secrets().shown()) challenge = cut(text);
    return this;
  }

  /** The client's answer, made from the password. */
  public LoginAttempt response(String text) {
    derived |= text != null;
    if (logins.secrets().shown()) response = cut(text);
    return this;
  }

  /** What a guess can be checked against: challenge and response in the notation of the tools that do so. */
  public LoginAttempt hash(PasswordHash material) {
    derived |= material != null;
    if (logins.secrets().shown()) hash = material;
    return this;
  }

  /** The result that follows was not read but concluded. */
  public LoginAttempt estimated(Estimate reasons) {
    estimate = reasons;
    return this;
  }

  /** Bytes of the attempt are missing. */
  public LoginAttempt incomplete() {
    incomplete = true;
    return this;
  }

  public void succeeded(String code, String text) {
    end(LoginResult.SUCCESS, code, text);
  }

  public void failed(String code, String text) {
    end(LoginResult.FAILURE, code, text);
  }

  /** The answer tells neither. */
  public void unknown(String code, String text) {
    end(LoginResult.UNKNOWN, code, text);
  }

  /** No answer was seen. */
  public void unknown() {
    unknown(null, null);
  }

  /** The connection goes on encrypted: the rest of the attempt cannot be seen. */
  public void encrypted() {
    encryptedAfter = true;
    unknown();
  }

  private void end(LoginResult result, String code, String text) {
    if (ended) return;
    ended = true;
    logins.emit(this, new Auth(logins.service(), mechanism, user, secret, secretState(), database, result, cut(code),
        cut(text), ordinal, challenge, response, hash, logins.serverSoftware(), logins.clientSoftware(),
        orAbsent(encryptedAfter), orAbsent(incomplete), estimate));
  }

  private SecretState secretState() {
    if (secret != null && !sentHashed) return secret.shown() ? SecretState.SHOWN : SecretState.MASKED;
    boolean dropped = logins.secrets().credentials() == Credentials.DROP;
    return derived && !dropped ? SecretState.HASHED : SecretState.ABSENT;
  }

  private static Boolean orAbsent(boolean fact) {
    return fact ? Boolean.TRUE : null;
  }

  Moment start() {
    return start;
  }
}
