package io.wirestash.parser.postgresql;

import io.wirestash.api.auth.LoginAttempt;
import io.wirestash.api.auth.Logins;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.SessionContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A connection's beginning: encryption asked for or not, who wants in, the proof, and the server's ReadyForQuery. */
final class Login {
  private static final int MOST_STATUS = 64;

  private final SessionContext context;
  private final Logins logins;
  private StartupPacket startup;
  private StartupPacket question; // for encryption, which the server answers by one letter
  private Moment start;
  private LoginAttempt attempt;
  private Proof proof;
  private String tls;
  private String gss;
  private final Map<String, String> status = new LinkedHashMap<>();
  private Integer backendPid;

  Login(SessionContext context, Logins logins) {
    this.context = context;
    this.logins = logins;
  }

  /** True if the server owes the answer to the wish for encryption. */
  boolean isAsking() {
    return question != null;
  }

  /** True if the server owes the result of the login. */
  boolean isOpen() {
    return attempt != null;
  }

  String database() {
    return startup == null ? null : startup.database() == null ? startup.user() : startup.database();
  }

  void begin(StartupPacket packet, Moment moment) {
    context.confirm();
    if (start == null) start = moment;
    switch (packet.code()) {
      case StartupPacket.CANCEL -> context.emit(Pgsql.cancel(packet.processId()));
      case StartupPacket.SSL -> {
        question = packet;
        tls = "unanswered";
      }
      case StartupPacket.GSS -> {
        question = packet;
        gss = "unanswered";
      }
      default -> startup(packet, moment);
    }
  }

  private void startup(StartupPacket packet, Moment moment) {
    end(); // a second one: not what servers let happen
    startup = packet;
    if (start == null) start = moment;
    logins.clientSoftware(packet.parameters().get("application_name"));
    attempt = logins.begin(moment).user(packet.user()).database(packet.database());
    proof = new Proof(attempt, packet.user());
    if (!packet.isOld()) return;
    end(); // the messages of version 2.0 have no lengths
    context.done();
  }

  /** The server asks for a proof, or needs none: somebody wants in, even if who it is was not captured. */
  void supposed(Moment moment) {
    if (isOpen()) return;
    context.confirm();
    start = moment;
    attempt = logins.begin(moment).incomplete();
    proof = new Proof(attempt, null);
  }

  /** The answer to the wish for encryption. */
  void answer(int letter) {
    boolean forTls = question.code() == StartupPacket.SSL;
    boolean accepted = letter == (forTls ? 'S' : 'G');
    question = null;
    String become = accepted ? Startup.ACCEPTED : "refused";
    if (forTls) tls = become;
    else gss = become;
    if (accepted) encrypted(forTls);
  }

  private void encrypted(boolean byTls) {
    logins.begin(start).encrypted();
    emit(null);
    if (byTls) context.switchTo("tls");
    else context.done();
  }

  /** A password, or another proof. */
  void fromClient(Cursor body) {
    proof.fromClient(body);
  }

  void fromServer(char type, Cursor body) {
    switch (type) {
      case 'R' -> proof.fromServer(body);
      case 'S' -> status(Fields.name(body), Fields.name(body));
      case 'K' -> backendPid = body.i32();
      case 'E' -> failed(ServerError.read(body));
      case 'Z' -> succeeded();
      default -> {} // notices
    }
  }

  private void status(String name, String value) {
    if (status.size() < MOST_STATUS) status.put(name, value);
    if (name.equals("server_version")) logins.serverSoftware(value);
  }

  private void failed(ServerError error) {
    attempt.failed(error.code(), error.message());
    emit(Result.of(error));
  }

  private void succeeded() {
    attempt.succeeded(null, null);
    emit(new Answer(null).result(true));
  }

  /** @param result null if it was not seen */
  private void emit(Result result) {
    boolean seen = startup != null;
    Startup how = new Startup(seen ? startup.version() : null, seen ? startup.parameters() : Map.of(), tls, gss,
        proof == null ? List.of() : proof.offered(), new LinkedHashMap<>(status), backendPid, null);
    context.emit(start, Pgsql.startup(seen ? startup.user() : null, database(), how, result));
    attempt = null;
    start = null;
  }

  /** Bytes of the client's were lost. */
  void gap() {
    logins.gap();
  }

  /** The result cannot come any more. */
  void end() {
    if (attempt == null && question == null) return;
    question = null;
    logins.end();
    emit(null);
  }
}
