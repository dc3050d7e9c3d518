package io.wirestash.parser.mysql;

import io.wirestash.api.auth.LoginAttempt;
import io.wirestash.api.auth.Logins;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.SessionContext;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The logins on a connection: at its beginning, and by COM_CHANGE_USER. The client names a user and answers the
 * server's salt; the server accepts, refuses, asks for another way to log in, or for more.
 */
final class Login {
  private static final int MORE_DATA = 0x01;
  private static final int NEXT_FACTOR = 0x02;
  private static final int SWITCH = 0xfe;
  private static final int FAST_OK = 3;
  private static final int FULL_NEEDED = 4;
  private static final int ASKS_HIDDEN = 4; // of a dialog: 2 is for what may be seen; 1 more for the last
  private static final int MOST_SWITCHES = 8;
  private static final int MOST_NAME = 256;

  /** What is supposed of a client whose login was not seen: SECURE_CONNECTION, PLUGIN_AUTH, CONNECT_ATTRS. */
  private static final long SINCE_5_5 = 0x188000;

  private final SessionContext context;
  private final Logins logins;
  private final List<String> switches = new ArrayList<>();
  private Greeting greeting;
  private LoginRequest first; // what the connection began with
  private LoginRequest request;
  private Command command;
  private Moment start;
  private LoginAttempt attempt;
  private String plugin;
  private byte[] challenge;
  private String sha2;
  private boolean asked;
  private String database;

  Login(SessionContext context, Logins logins) {
    this.context = context;
    this.logins = logins;
  }

  /** True if the server owes the result of an attempt. */
  boolean isOpen() {
    return attempt != null;
  }

  /** True if neither side has said how the connection begins. */
  boolean isUnbegun() {
    return greeting == null && first == null;
  }

  /** True if the client has not logged in yet. */
  boolean isFirst() {
    return first == null;
  }

  /** The server's first packet: a greeting, or an error at once. */
  void greeting(Cursor packet, Moment moment) {
    if (packet.peek() == Status.ERR) {
      Status refusal = Status.read(packet);
      context.confirm();
      context.emit(Mysql.refusal(refusal));
      return;
    }
    greeting = Greeting.read(packet);
    challenge = greeting.salt();
    start = moment;
    logins.serverSoftware(greeting.version());
    context.confirm();
  }

  /** The client's first packet. */
  void request(Cursor packet, Moment moment) {
    first = LoginRequest.read(packet);
    context.confirm();
    begin(Command.CONNECT, first, moment);
    if (!first.tls()) return;
    attempt.encrypted();
    emit(null);
    context.switchTo("tls");
  }

  void changeUser(Cursor packet, Moment moment) {
    LoginRequest change = LoginRequest.changeUser(packet, first == null ? SINCE_5_5 : first.capabilities());
    start = moment;
    begin(Command.CHANGE_USER, change, moment);
  }

  private void begin(Command how, LoginRequest wanted, Moment moment) {
    command = how;
    request = wanted;
    if (start == null) start = moment;
    switches.clear();
    sha2 = null;
    if (wanted.software() != null) logins.clientSoftware(wanted.software());
    attempt = logins.begin(moment).user(wanted.user()).database(wanted.database());
    if (wanted.tls()) return;
    use(wanted.plugin() == null ? implied(wanted.capabilities()) : wanted.plugin());
    Proof.record(attempt, plugin, challenge, wanted.answer());
  }

  private static String implied(long capabilities) {
    return Capability.SECURE_CONNECTION.in(capabilities) ? Proof.NATIVE : Proof.OLD;
  }

  private void use(String name) {
    plugin = name;
    attempt.mechanism(name);
    boolean mixed = challenge != null && Proof.usesSalt(name);
    attempt.challenge(mixed ? HexFormat.of().formatHex(challenge) : null);
  }

  /** The client goes on with an attempt. */
  void fromClient(Cursor packet) {
    if (Proof.DIALOG.equals(plugin) && !asked) return;
    Proof.record(attempt, plugin, challenge, packet.rest().copy());
  }

  /** The server goes on with an attempt, or ends it. */
  void fromServer(Cursor packet) {
    int type = packet.peek();
    if (type == Status.OK || type == Status.ERR) {
      end(Status.read(packet));
    } else if (type == SWITCH || type == NEXT_FACTOR && !Proof.DIALOG.equals(plugin)) {
      packet.skip(1);
      change(packet);
    } else {
      boolean marked = type == MORE_DATA;
      if (marked) packet.skip(1);
      more(packet, marked);
    }
  }

  private void change(Cursor packet) {
    String name = packet.remaining() == 0 ? Proof.OLD : Fields.text(Fields.terminated(packet), MOST_NAME);
    if (name == null) throw packet.malformed("bad_switch");
    byte[] data = packet.rest().copy();
    asked = Proof.DIALOG.equals(name) && data.length > 0 && asksPassword(data[0]);
    if (data.length > 0 && !Proof.DIALOG.equals(name)) challenge = Fields.withoutNul(data);
    if (switches.size() < MOST_SWITCHES) switches.add(name);
    attempt.response(null).hash(null);
    use(name);
  }

  /** @param marked false of what only plugins say that need no mark */
  private void more(Cursor packet, boolean marked) {
    if (packet.remaining() == 0) return;
    int what = packet.u8();
    if (Proof.DIALOG.equals(plugin)) asked = asksPassword(what);
    if (!marked || !Proof.CACHING_SHA2.equals(plugin)) return;
    if (what == FAST_OK) sha2 = "fast";
    if (what == FULL_NEEDED) sha2 = "full";
  }

  private static boolean asksPassword(int question) {
    return (question & ASKS_HIDDEN) != 0;
  }

  private void end(Status status) {
    if (status.failed()) {
      attempt.failed(Integer.toString(status.error()), status.message());
    } else {
      attempt.succeeded(null, status.message());
      database = request.database();
    }
    emit(status);
    if (!status.failed() && command == Command.CONNECT && isCompressed()) context.done();
  }

  private boolean isCompressed() {
    return greeting != null && request.compressed(greeting.capabilities());
  }

  /** @param status null if it is not known */
  private void emit(Status status) {
    Greeting current = command == Command.CONNECT ? greeting : null;
    Handshake handshake = Handshake.of(current, request, List.copyOf(switches), sha2);
    Moment began = start;
    attempt = null;
    start = null;
    context.emit(began, Mysql.login(command, request, handshake, status));
  }

  /** The database that the last successful login chose, or null. */
  String database() {
    return database;
  }

  /** True if both sides can do this; null if that was not seen. */
  Boolean agreed(Capability capability) {
    if (greeting == null || first == null) return null;
    return capability.in(greeting.capabilities() & first.capabilities());
  }

  /** Bytes of the client's were lost. */
  void gap() {
    logins.gap();
  }

  /** The result cannot come any more. */
  void end() {
    if (attempt == null) return;
    logins.end();
    emit(null);
  }
}
