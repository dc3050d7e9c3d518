package io.wirestash.parser.ssh;

import io.wirestash.api.auth.Estimate.Confidence;
import io.wirestash.api.auth.LoginResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Concludes from the lengths of what the sides say in turn how a login went. The messages of RFC 4252 are few and
 * short: with known algorithms a USERAUTH_SUCCESS has one length, which no other answer has, and a USERAUTH_FAILURE
 * has the same length each time, since it lists the same methods. All is a guess, and says how good it is.
 *
 * <p>How a turn is cut into packets cannot be seen, nor does it matter how it is cut into segments.
 */
final class LoginLengths {
  // ---- payloads

  /** A SERVICE_REQUEST or SERVICE_ACCEPT for ssh-userauth. */
  private static final int SERVICE = 17;

  private static final int SUCCESS = 1;

  /** A USERAUTH_FAILURE that lists {@code password} only, and one that lists all methods in use. */
  private static final int LEAST_REFUSAL = 14;

  private static final int MOST_REFUSAL = 86;

  /** A request with method {@code none} has 31 bytes and the user's name. */
  private static final int MOST_NONE = 31 + 19;

  /** A request with a password, which some clients hide among about 256 bytes. */
  private static final int MOST_PASSWORD = 300;

  /** What a request grows by when it is signed: the shortest signature has as many bytes. */
  private static final int LEAST_SIGNATURE = 64;

  /** What OpenSSH's client says first when it is in: CHANNEL_OPEN for a session, no-more-sessions@openssh.com. */
  private static final int OPEN_SESSION = 24;

  private static final int NO_MORE_SESSIONS = 34;

  // ---- others

  /** OpenSSH pads packets that hold a password to a multiple of this. */
  private static final int PASSWORD_PADDING = 64;

  /** After so many answers that are neither a success nor a refusal the login must be over. */
  private static final int MOST_UNCLEAR = 16;

  private final PacketLength client;
  private final PacketLength server;
  private final boolean padsPasswords;

  private boolean serviceAccepted;
  private boolean firstIsNone; // the first request only asks which methods there are
  private long request;
  private long requestBefore;
  private boolean answersQuestion;
  private boolean unanswered;

  private long reply;
  private int replies;
  private int unclear; // replies longer than any refusal
  private int refusals;
  private long refusal; // length of a USERAUTH_FAILURE, as far as known
  private long otherRefusal;

  private boolean asked; // the last reply is a question: a key that would do, a prompt
  private boolean succeeded;
  private boolean opensSession; // the success came together with more, but this tells

  /**
   * @param client length of packets from the client
   * @param server length of packets from the server
   * @param padsPasswords the client is OpenSSH
   */
  LoginLengths(PacketLength client, PacketLength server, boolean padsPasswords) {
    this.client = client;
    this.server = server;
    this.padsPasswords = padsPasswords;
  }

  /** The client has said so many bytes, and the server answers. */
  void client(long bytes) {
    opensSession = unclear > 0 && !isRefusal(reply) && bytes == openSession();
    succeeded |= opensSession;
    if (succeeded) return;
    requestBefore = request;
    request = bytes;
    answersQuestion = asked;
    unanswered = serviceAccepted; // it may also be a farewell
  }

  /** The server has said so many bytes, and the client goes on. */
  void server(long bytes) {
    if (request == 0) return; // EXT_INFO, RFC 8308
    if (serviceAccepted) {
      answer(bytes);
      return;
    }
    serviceAccepted = true;
    long answer = bytes - server.of(SERVICE);
    long pipelined = request - client.of(SERVICE); // sent without waiting for the service, and answered at once
    request = Math.max(0, pipelined);
    if (answer > 0 && pipelined > 0) answer(answer);
  }

  private void answer(long bytes) {
    unanswered = false;
    replies++;
    if (replies == 1) firstIsNone = client.mostPayload(request) <= MOST_NONE;
    succeeded = bytes == server.of(SUCCESS);
    if (succeeded) return;
    reply = bytes;
    if (isRefusal(bytes)) refused(bytes);
    else unclear++;
    asked = bytes != refusal;
  }

  private boolean isRefusal(long bytes) {
    return bytes >= server.of(LEAST_REFUSAL) && bytes <= server.of(MOST_REFUSAL);
  }

  private void refused(long bytes) {
    if (refusal == 0) refusal = bytes;
    if (bytes == refusal) {
      refusals++;
    } else if (bytes == otherRefusal && refusals == 1) { // what came first was more than a refusal
      refusal = bytes;
      refusals += 2;
      answersQuestion = false;
    } else {
      otherRefusal = bytes;
    }
  }

  /** True if nothing that follows would change the result. */
  boolean isOver() {
    return succeeded || unclear >= MOST_UNCLEAR;
  }

  /** True if the client has tried to log in. */
  boolean isAttempt() {
    return replies > 0 || unanswered;
  }

  /** @param closed the connection has ended, and all that was said on it is known */
  LoginGuess guess(boolean closed) {
    if (succeeded) return success();
    boolean refusedAtLast = replies > 0 && isRefusal(reply) && unclear <= 2;
    return refusedAtLast && (closed || !unanswered) ? failure() : unknown();
  }

  private LoginGuess success() {
    List<String> evidence = new ArrayList<>(2);
    if (opensSession) evidence.add("the client goes on with " + openSession() + " bytes, as if it opened a session");
    else evidence.add("an answer of " + server.of(SUCCESS) + " bytes, as long as USERAUTH_SUCCESS");
    if (refusals > 0) evidence.add(refusals());
    boolean sure = !opensSession && replies > 1;
    Confidence confidence = sure ? Confidence.HIGH : Confidence.MEDIUM;
    return new LoginGuess(attempts(refusals + 1), LoginResult.SUCCESS, method(), confidence, evidence);
  }

  private String refusals() {
    return "answers of " + refusal + " bytes, as long as USERAUTH_FAILURE: " + refusals;
  }

  private int openSession() {
    return client.of(OPEN_SESSION) + client.of(NO_MORE_SESSIONS);
  }

  private LoginGuess failure() {
    List<String> evidence = new ArrayList<>(3);
    evidence.add("no answer of " + server.of(SUCCESS) + " bytes, as long as USERAUTH_SUCCESS");
    boolean repeated = reply == refusal && refusals > 1;
    if (repeated) evidence.add(refusals());
    else evidence.add("at last one of " + reply + " bytes, as USERAUTH_FAILURE may have");
    int answered = refusals + (reply == refusal ? 0 : 1);
    if (unanswered) evidence.add("what the client says after that has no answer");
    Confidence confidence = repeated && unclear == 0 && !unanswered ? Confidence.HIGH : Confidence.MEDIUM;
    return new LoginGuess(attempts(answered), LoginResult.FAILURE, method(), confidence, evidence);
  }

  private LoginGuess unknown() {
    String why = replies == 0 || unanswered
        ? "the last request has no answer"
        : "answers that are neither as long as USERAUTH_SUCCESS nor as USERAUTH_FAILURE: " + unclear;
    return new LoginGuess(attempts(Math.max(1, refusals)), LoginResult.UNKNOWN, null, Confidence.LOW, List.of(why));
  }

  private int attempts(int answered) {
    return firstIsNone && answered > 1 ? answered - 1 : answered;
  }

  /** Null if the lengths do not tell. */
  private String method() {
    if (replies == 1 && firstIsNone) return "none";
    if (answersQuestion) return request > requestBefore + LEAST_SIGNATURE ? "publickey" : "keyboard-interactive";
    boolean mayHoldPassword = client.mostPayload(request) <= MOST_PASSWORD;
    if (succeeded) return mayHoldPassword ? "password" : "publickey"; // which may be signed at once
    if (padsPasswords) return client.isPaddedTo(PASSWORD_PADDING, request) ? "password" : null;
    return mayHoldPassword && replies > 1 ? "password" : null;
  }
}
