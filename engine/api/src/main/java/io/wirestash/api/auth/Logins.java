package io.wirestash.api.auth;

import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.SessionContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The login attempts on one connection. At most {@value #MOST} may wait for their result; then the oldest ends as
 * unknown. One thread, as the parser session that owns it.
 *
 * <pre>{@code
 * LoginAttempt login = logins.begin(in.moment()).mechanism("plain").user(name).secret(password);
 * …
 * login.failed("530", text);
 * }</pre>
 */
public final class Logins {
  static final int MOST = 16;

  private final SessionContext context;
  private final Secrets secrets;
  private final String service;
  private final Deque<LoginAttempt> open = new ArrayDeque<>(2);
  private int attempts;
  private String serverSoftware;
  private String clientSoftware;

  /**
   * @param context of the session that emits the events
   * @param secrets from {@link io.wirestash.api.Context#secrets}
   * @param service the protocol's name in events
   */
  public Logins(SessionContext context, Secrets secrets, String service) {
    this.context = context;
    this.secrets = secrets;
    this.service = service;
  }

  /** What the server says it is; part of all attempts that end from now on. */
  public void serverSoftware(String software) {
    serverSoftware = Secrets.cut(software);
  }

  /** What the client says it is; part of all attempts that end from now on. */
  public void clientSoftware(String software) {
    clientSoftware = Secrets.cut(software);
  }

  /** An attempt begins. Like all calls that change something: after the last read of the message. */
  public LoginAttempt begin(Moment start) {
    if (open.size() == MOST) open.peekFirst().unknown();
    LoginAttempt attempt = new LoginAttempt(this, start, ++attempts);
    open.addLast(attempt);
    return attempt;
  }

  /** The oldest attempt that waits for its result, or null. */
  public LoginAttempt current() {
    return open.peekFirst();
  }

  /** Bytes of the connection were lost: attempts that wait for their result may lack something. */
  public void gap() {
    open.forEach(LoginAttempt::incomplete);
  }

  /**
   * No result can come any more: what waits for one ends as unknown. Call it when the server's side ends, and before
   * {@link SessionContext#switchTo}.
   */
  public void end() {
    for (LoginAttempt attempt : List.copyOf(open)) attempt.unknown();
  }

  void emit(LoginAttempt attempt, Auth event) {
    open.remove(attempt);
    context.emit(attempt.start(), event);
  }

  Secrets secrets() {
    return secrets;
  }

  String service() {
    return service;
  }

  String serverSoftware() {
    return serverSoftware;
  }

  String clientSoftware() {
    return clientSoftware;
  }
}
