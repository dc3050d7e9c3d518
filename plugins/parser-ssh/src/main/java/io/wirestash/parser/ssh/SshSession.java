package io.wirestash.parser.ssh;

import io.wirestash.api.auth.Estimate;
import io.wirestash.api.auth.LoginAttempt;
import io.wirestash.api.auth.LoginResult;
import io.wirestash.api.auth.Logins;
import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.Recovery;
import io.wirestash.api.parser.SessionContext;

/**
 * One SSH connection. Both sides are read until their bytes are encrypted; from then on only how many bytes they say in
 * turn counts, until the login is over. Then the events are sent, and nothing more is read.
 */
final class SshSession implements ParserSession {
  private static final String OPENSSH = "OpenSSH";

  private final SessionContext context;
  private final Secrets secrets;
  private final SshSide client;
  private final SshSide server;

  private Moment began;
  private Moment loginBegan;
  private LoginLengths lengths;
  private Direction speaker; // of the current turn
  private long turn; // its bytes so far
  private int ended;
  private boolean closed;
  private boolean incomplete;
  private boolean finished;

  SshSession(SessionContext context, Secrets secrets) {
    this.context = context;
    this.secrets = secrets;
    this.client = new SshSide(Direction.CLIENT, context);
    this.server = new SshSide(Direction.SERVER, context);
  }

  @Override
  public void fromClient(Cursor in) {
    read(client, Direction.CLIENT, in);
  }

  @Override
  public void fromServer(Cursor in) {
    read(server, Direction.SERVER, in);
  }

  private void read(SshSide side, Direction from, Cursor in) {
    boolean encrypted = side.isEncrypted();
    side.read(in);
    if (began == null) began = in.moment();
    if (encrypted && from == Direction.CLIENT && loginBegan == null) loginBegan = in.moment();
    if (encrypted) encrypted(from, in.offset());
    else if (isVersion1()) finish(); // its login is encrypted in a way of its own
  }

  private boolean isVersion1() {
    return client.banner() != null && server.banner() != null && (client.isVersion1() || server.isVersion1());
  }

  private void encrypted(Direction from, long bytes) {
    if (from != speaker) endTurn();
    speaker = from;
    turn += bytes;
  }

  private void endTurn() {
    if (turn == 0) return;
    if (lengths == null) lengths = lengths();
    if (lengths == null) {
      if (loginBegan != null) finish();
    } else {
      if (speaker == Direction.CLIENT) lengths.client(turn);
      else lengths.server(turn);
      if (lengths.isOver()) finish();
    }
    turn = 0;
  }

  /** Null if nothing can be known of the lengths. */
  private LoginLengths lengths() {
    if (!client.isEncrypted() || !server.isEncrypted()) return null;
    if (client.kexInit() == null || server.kexInit() == null) return null;
    Negotiated negotiated = Negotiated.of(client.kexInit().algorithms(), server.kexInit().algorithms());
    PacketLength c2s = negotiated.lengthC2s();
    PacketLength s2c = negotiated.lengthS2c();
    if (c2s == null || s2c == null) return null;
    String software = client.banner().software();
    return new LoginLengths(c2s, s2c, software != null && software.startsWith(OPENSSH));
  }

  @Override
  public Recovery gap(Direction from, long missing) {
    SshSide side = from == Direction.CLIENT ? client : server;
    incomplete = true;
    if (side.isEncrypted() && loginBegan != null) { // lost bytes are as long as others
      encrypted(from, missing);
      return Recovery.RESUME;
    }
    side.lose();
    return Recovery.STOP;
  }

  @Override
  public void end(Direction from, EndCause cause) {
    closed |= cause == EndCause.FIN || cause == EndCause.RST;
    if (++ended < Direction.values().length || finished) return;
    endTurn();
    finish();
  }

  private void finish() {
    if (finished) return;
    finished = true;
    context.done();
    if (client.banner() == null && server.banner() == null) return;
    LoginGuess guess = guess();
    if (guess != null) login(guess);
    context.emit(began, SshConnection.of(client, server, guess, incomplete));
  }

  /** Null if the client did not try to log in, as far as can be seen. */
  private LoginGuess guess() {
    if (lengths != null) return lengths.isAttempt() ? lengths.guess(closed && !incomplete) : null;
    return loginBegan == null ? null : LoginGuess.blind();
  }

  private void login(LoginGuess guess) {
    Logins logins = new Logins(context, secrets, "ssh");
    if (server.banner() != null) logins.serverSoftware(server.banner().software());
    if (client.banner() != null) logins.clientSoftware(client.banner().software());
    LoginAttempt attempt = logins.begin(loginBegan).mechanism(guess.method());
    attempt.estimated(new Estimate(guess.confidence(), guess.evidence()));
    if (incomplete) attempt.incomplete();
    if (guess.result() == LoginResult.SUCCESS) attempt.succeeded(null, null);
    else if (guess.result() == LoginResult.FAILURE) attempt.failed(null, null);
    else attempt.encrypted();
  }
}
