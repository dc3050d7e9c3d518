package io.wirestash.testkit;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Malformed;
import io.wirestash.api.parser.NeedMoreBytes;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.Recovery;
import java.util.HexFormat;

/** Both sides of a TCP stream on a {@link Wire}: calls the session as the engine does, message by message. */
final class WireStream {
  /** Faulty messages after which a parser that is not sure of the protocol is withdrawn. */
  private static final int PATIENCE = 3;

  /** Faulty messages after which any parser is stopped. */
  private static final int MOST_FAULTS = 100;

  private final WireContext context;
  private final ParserSession session;
  private final WireSide client;
  private final WireSide server;
  private int faults;
  private boolean withdrawn;

  WireStream(ProtocolSpec spec, WireContext context, ParserSession session) {
    this.context = context;
    this.session = session;
    this.client = new WireSide(Direction.CLIENT, spec);
    this.server = new WireSide(Direction.SERVER, spec);
  }

  private WireSide side(Direction from) {
    return from == Direction.CLIENT ? client : server;
  }

  byte[] unread(Direction from) {
    return side(from).unread();
  }

  /** True if too much was malformed for the parser to be kept. */
  boolean withdrawn() {
    return withdrawn;
  }

  void segment(Direction from, byte[] bytes) {
    WireSide side = side(from);
    if (side.stopped()) return;
    side.append(bytes);
    while (listens(side) && side.ready()) call(side, false);
  }

  void gap(Direction from, long missing) {
    WireSide side = side(from);
    if (!listens(side)) return;
    side.drop();
    Recovery recovery = session.gap(from, missing);
    context.commit();
    if (recovery == Recovery.STOP) side.stop();
  }

  /** Ends one side, once: a message that a FIN leaves unfinished is read as far as it goes. */
  void end(Direction from, EndCause cause) {
    WireSide side = side(from);
    if (!side.end()) return;
    if (cause == EndCause.FIN) while (listens(side) && side.count() > 0) call(side, true);
    side.stop();
    if (withdrawn || context.switched()) return;
    session.end(from, cause);
    context.commit();
  }

  private boolean listens(WireSide side) {
    return !side.stopped() && !withdrawn && !context.switched() && !context.isDone();
  }

  private void call(WireSide side, boolean last) {
    Cursor in = side.cursor(last, context.now());
    try {
      if (side == client) session.fromClient(in);
      else session.fromServer(in);
      if (in.offset() == 0 && listens(side)) {
        throw new AssertionError(name(side) + " returned without reading: " + hex(side));
      }
      context.commit();
      side.read(in.offset());
    } catch (NeedMoreBytes e) {
      context.retract(name(side));
      if (!side.await()) fault(side, "message_too_long", true);
    } catch (Malformed malformed) {
      side.read(in.offset());
      if (last) side.drop(); // what is left of a message that has no end is none
      fault(side, malformed.code(), in.offset() == 0);
    } finally {
      side.spoil();
    }
  }

  /** @param hopeless the side cannot go on: a parser that is not sure is withdrawn at once */
  private void fault(WireSide side, String code, boolean hopeless) {
    context.undo(code);
    faults++;
    if (hopeless) side.stop();
    withdrawn = context.confirmed() ? faults >= MOST_FAULTS : hopeless || faults >= PATIENCE;
    if (withdrawn) context.loseAll();
  }

  private static String name(WireSide side) {
    return side.from() == Direction.CLIENT ? "fromClient" : "fromServer";
  }

  private static String hex(WireSide side) {
    return HexFormat.of().formatHex(side.unread());
  }
}
