package io.wirestash.parser.ftp;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.Recovery;
import io.wirestash.api.parser.SessionContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A data connection: counts and hashes what the side says that speaks first (RFC 959 section 3.2: data go one way). The
 * control connection that announced it reads the result; both are read by the same thread.
 */
final class DataConnection implements ParserSession {
  private final SessionContext context;
  private final MessageDigest digest;
  private Direction sender;
  private long size;
  private long missing;
  private boolean ended;
  private boolean complete;

  /** @param context of the connection's own flow */
  DataConnection(SessionContext context, boolean hashed) {
    this.context = context;
    this.digest = hashed ? sha256() : null;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void fromClient(Cursor in) {
    data(Direction.CLIENT, in);
  }

  @Override
  public void fromServer(Cursor in) {
    data(Direction.SERVER, in);
  }

  private void data(Direction from, Cursor in) {
    int length = in.remaining();
    if (sender == null) begin(from);
    if (from == sender) {
      if (digest != null) digest.update(in.array(), in.position(), length);
      size += length;
    }
    in.skip(length);
  }

  private void begin(Direction from) {
    sender = from;
    context.confirm();
  }

  @Override
  public Recovery gap(Direction from, long bytes) {
    if (sender == null) sender = from;
    if (from == sender) missing += bytes;
    return Recovery.RESUME;
  }

  @Override
  public void end(Direction from, EndCause cause) {
    if (from != sender) return;
    complete = cause == EndCause.FIN && missing == 0 && context.flow().fromStart();
    ended = true;
  }

  boolean isEnded() {
    return ended;
  }

  /** What it has carried so far. */
  Transfer transfer() {
    String hash = complete && digest != null ? HexFormat.of().formatHex(digest.digest()) : null;
    return Transfer.of(size, hash, missing, complete);
  }
}
