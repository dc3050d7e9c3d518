package io.wirestash.parser.tls;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.Recovery;
import io.wirestash.api.parser.SessionContext;

/**
 * Reads records until the handshake has shown all it can, then lets the connection go.
 *
 * <pre>
 *   | content type 8 | version 16 | length 16 | content |      RFC 8446 section 5.1
 * </pre>
 */
final class TlsSession implements ParserSession {
  static final int RECORD_HEADER = 5;

  /** With what ciphers and compression may add: RFC 5246 section 6.2.3. */
  static final int MAX_RECORD = (16 << 10) + 2048;

  private static final int CHANGE_CIPHER_SPEC = 20;
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int APPLICATION_DATA = 23;
  private static final int HEARTBEAT = 24;

  private static final int CLIENT_HELLO = 1;
  private static final int SERVER_HELLO = 2;
  private static final int CERTIFICATE = 11;
  private static final int SERVER_KEY_EXCHANGE = 12;
  private static final int SERVER_HELLO_DONE = 14;

  private final SessionContext context;
  private final Handshake handshake = new Handshake();
  private final HandshakeBuffer[] buffers = {new HandshakeBuffer(), new HandshakeBuffer()};
  private Moment start;
  private int sidesEnded;
  private boolean finished;

  TlsSession(SessionContext context) {
    this.context = context;
  }

  @Override
  public void fromClient(Cursor in) {
    if (start == null && (in.peek() & 0x80) != 0) ssl2Hello(in);
    else record(Direction.CLIENT, in);
  }

  @Override
  public void fromServer(Cursor in) {
    record(Direction.SERVER, in);
  }

  /** RFC 5246 appendix E.2: a length of 15 bits, the type of the message, the message. */
  private void ssl2Hello(Cursor in) {
    Cursor message = in.sub(in.u16() & 0x7fff);
    if (message.u8() != CLIENT_HELLO) throw in.malformed("bad_record");
    ClientHello hello = ClientHello.readSsl2(message);
    start = in.moment();
    handshake.clientHello(hello);
    context.confirm();
  }

  private void record(Direction from, Cursor in) {
    int type = in.u8();
    int version = in.u16();
    int length = in.u16();
    boolean plausible = type >= CHANGE_CIPHER_SPEC && type <= HEARTBEAT && version >> 8 == 3 && length <= MAX_RECORD;
    if (!plausible) {
      noRecord(in);
      return;
    }
    Cursor content = in.sub(length);
    if (start == null) start = in.moment();
    switch (type) {
      case HANDSHAKE -> messages(from, content);
      case ALERT -> alert(from, content);
      case CHANGE_CIPHER_SPEC -> handshake.changeCipherSpec(from);
      case APPLICATION_DATA -> handshake.applicationData(from);
      default -> content.rest(); // a heartbeat tells nothing of the handshake
    }
    if (handshake.isOver()) finish();
  }

  /** Nobody can tell where the next record begins. */
  private void noRecord(Cursor in) {
    if (!handshake.hasBegun()) throw in.malformed("bad_record");
    context.anomaly("bad_record");
    finish();
  }

  private void alert(Direction from, Cursor content) {
    if (handshake.isEncrypted(from) || content.remaining() != 2) return;
    handshake.alert(Alert.of(from, content.u8(), content.u8()));
  }

  private void messages(Direction from, Cursor content) {
    if (handshake.isEncrypted(from)) return;
    HandshakeBuffer buffer = buffers[from.ordinal()];
    buffer.add(content.rest());
    if (buffer.isTooLong()) throwAway(buffer);
    while (buffer.hasMessage() && !finished) {
      int type = buffer.type();
      message(from, type, buffer.take());
      if (buffer.isTooLong()) throwAway(buffer);
    }
  }

  private void throwAway(HandshakeBuffer buffer) {
    buffer.clear();
    context.anomaly("handshake_too_long");
    finish();
  }

  private void message(Direction from, int type, Cursor in) {
    if (type == CERTIFICATE) {
      handshake.certificate(from, in);
    } else if (from == Direction.CLIENT && type == CLIENT_HELLO) {
      handshake.clientHello(ClientHello.read(in));
      context.confirm();
    } else if (from == Direction.SERVER) {
      serverMessage(type, in);
    }
  }

  private void serverMessage(int type, Cursor in) {
    switch (type) {
      case SERVER_HELLO -> {
        handshake.serverHello(ServerHello.read(in));
        context.confirm();
      }
      case SERVER_KEY_EXCHANGE -> handshake.serverKeyExchange(in);
      case SERVER_HELLO_DONE -> handshake.serverHelloDone();
      default -> in.rest();
    }
  }

  @Override
  public Recovery gap(Direction from, long missing) {
    handshake.lost(from);
    if (from == Direction.SERVER) finish(); // what was to come is the server's
    return Recovery.STOP;
  }

  @Override
  public void end(Direction from, EndCause cause) {
    if (++sidesEnded == 2) finish();
  }

  private void finish() {
    if (finished) return;
    finished = true;
    for (HandshakeBuffer buffer : buffers) buffer.clear();
    if (handshake.hasBegun()) context.emit(start, handshake.event());
    context.done();
  }
}
