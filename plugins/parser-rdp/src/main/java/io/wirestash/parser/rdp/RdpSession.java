package io.wirestash.parser.rdp;

import io.wirestash.api.auth.LoginAttempt;
import io.wirestash.api.auth.Logins;
import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.Recovery;
import io.wirestash.api.parser.SessionContext;
import io.wirestash.parser.rdp.RdpConnection.Logon;
import io.wirestash.parser.rdp.RdpConnection.Negotiated;
import io.wirestash.parser.rdp.RdpConnection.Ntlm;
import java.util.HexFormat;

/**
 * One RDP connection, read until it is encrypted or the client has said how it wants to log in. Whether that succeeds
 * is to be seen on the screen only; NTLM and a refused negotiation tell more.
 */
final class RdpSession implements ParserSession {
  /** Messages until the client's login; some join more than thirty channels before it. */
  private static final int MOST_MESSAGES = 1024;

  private static final int SEND_DATA = 0x64; // a SendDataRequest of T.125, aligned PER
  private static final int SECURITY_EXCHANGE = 0x0001;
  private static final int ENCRYPTED = 0x0008;
  private static final int INFO = 0x0040;

  private final SessionContext context;
  private final Logins logins;

  private Moment began;
  private ConnectionRequest request;
  private ConnectionConfirm confirm;
  private ClientData client;
  private Encryption encryption;
  private ClientInfo info;
  private boolean encrypted;
  private byte[] challenge;
  private NtlmMessage.Login ntlm;
  private int messages;
  private int ended;
  private boolean confirmed;
  private boolean incomplete;
  private boolean finished;

  RdpSession(SessionContext context, Secrets secrets) {
    this.context = context;
    this.logins = new Logins(context, secrets, "rdp");
  }

  @Override
  public void fromClient(Cursor in) {
    if (in.peek() == CredSsp.SEQUENCE) {
      fromClient(CredSsp.read(in), in.moment());
      return;
    }
    Cursor message = Tpkt.read(in);
    switch (Tpkt.type(message)) {
      case Tpkt.CONNECTION_REQUEST -> {
        request = ConnectionRequest.read(message);
        if (request.isCertain()) confirm();
      }
      case Tpkt.DATA -> data(message);
      default -> { } // ends and errors of X.224
    }
    count(in.moment());
  }

  private void data(Cursor message) {
    int tag = message.u8();
    if (tag == Conference.CONNECT_INITIAL >> 8 && message.u8() == (Conference.CONNECT_INITIAL & 0xff)) {
      client = ClientData.read(Conference.ofClient(message));
      confirm();
    } else if (tag == SEND_DATA) {
      message.skip(5); // initiator, channel, priority
      channel(message.sub(Conference.perLength(message)));
    }
  }

  /** [MS-RDPBCGR] section 2.2.8.1.1.2.1: the first messages have a header with flags, encrypted or not. */
  private void channel(Cursor data) {
    int flags = data.u16le();
    data.skip(2);
    encrypted |= (flags & (SECURITY_EXCHANGE | ENCRYPTED)) != 0;
    if ((flags & INFO) != 0 && !encrypted) info = ClientInfo.read(data);
  }

  private void fromClient(CredSsp message, Moment now) {
    if (message.ntlm() != null) confirm();
    if (message.ntlm() != null && message.ntlm().login() != null) login(message.ntlm().login(), now);
    count(now);
  }

  private void login(NtlmMessage.Login login, Moment now) {
    ntlm = login;
    LoginAttempt attempt = logins.begin(now).mechanism("ntlm").user(login.user()).database(login.domain());
    attempt.response(HexFormat.of().formatHex(login.ntResponse()));
    if (challenge == null) return;
    attempt.challenge(HexFormat.of().formatHex(challenge)).hash(login.hash(challenge));
  }

  @Override
  public void fromServer(Cursor in) {
    if (in.peek() == CredSsp.SEQUENCE) {
      fromServer(CredSsp.read(in));
      count(in.moment());
      return;
    }
    Cursor message = Tpkt.read(in);
    switch (Tpkt.type(message)) {
      case Tpkt.CONNECTION_CONFIRM -> {
        confirm = ConnectionConfirm.read(message);
        if (confirm.isCertain()) confirm();
      }
      case Tpkt.DATA -> {
        boolean response = message.remaining() >= 2 && message.u16() == Conference.CONNECT_RESPONSE;
        if (response) encryption = Encryption.read(Conference.ofServer(message));
      }
      default -> { }
    }
    count(in.moment());
  }

  private void fromServer(CredSsp message) {
    if (message.ntlm() != null && message.ntlm().isChallenge()) challenge = message.ntlm().challenge();
    LoginAttempt attempt = logins.current();
    if (attempt == null) return;
    if (message.errorCode() != 0) attempt.failed("0x" + HexFormat.of().toHexDigits(message.errorCode(), 8), null);
    else if (message.proof()) attempt.succeeded(null, null); // only who knows the password can have made it
  }

  private void confirm() {
    if (!confirmed) context.confirm();
    confirmed = true;
  }

  private void count(Moment now) {
    if (began == null) began = now;
    boolean refused = confirm != null && confirm.failure() != null;
    boolean hidden = confirm != null && !confirm.isStandard();
    boolean told = info != null || encrypted || ++messages > MOST_MESSAGES;
    if (!refused && !hidden && !told) return;
    finish();
    if (hidden && !refused) context.switchTo("tls");
    else context.done();
  }

  @Override
  public Recovery gap(Direction from, long missing) {
    incomplete = true;
    logins.gap();
    return Recovery.STOP;
  }

  @Override
  public void end(Direction from, EndCause cause) {
    if (++ended == Direction.values().length) finish();
  }

  private void finish() {
    if (finished) return;
    finished = true;
    if (!confirmed) return;
    logins.end();
    if (ntlm == null) login();
    String cookie = request == null ? null : request.cookie();
    context.emit(began, new RdpConnection(cookie, request == null ? null : request.token(),
        request == null ? null : request.target(), Negotiated.of(request, confirm), encryption, client, Logon.of(info),
        Ntlm.of(ntlm), incomplete ? true : null));
  }

  /** The login that the client's cookie, its settings or the beginning of encryption tell of. */
  private void login() {
    boolean named = request != null && request.cookie() != null;
    if (!named && info == null && !encrypted) return;
    LoginAttempt attempt = logins.begin(began);
    if (named) attempt.user(request.cookie());
    if (info != null && info.user() != null) attempt.user(info.user());
    if (info != null) attempt.database(info.domain()).secret(info.password());
    if (incomplete) attempt.incomplete();
    if (confirm != null) attempt.mechanism(confirm.selected());
    if (confirm != null && confirm.failure() != null) {
      attempt.failed(Long.toString(confirm.failureCode()), confirm.failure());
    } else if (encrypted || confirm != null && !confirm.isStandard()) {
      attempt.encrypted();
    } else {
      attempt.unknown();
    }
  }
}
