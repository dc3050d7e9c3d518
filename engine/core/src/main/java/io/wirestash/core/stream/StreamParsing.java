package io.wirestash.core.stream;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Recovery;
import io.wirestash.core.detect.Detector;
import io.wirestash.core.detect.Detector.Method;
import io.wirestash.core.detect.ParserBinding;
import io.wirestash.core.flow.TrackedFlow;
import io.wirestash.core.stream.Expectations.Expected;

/**
 * Reads the streams of one worker's flows with parsers. Bytes that come in order are read where they lie, in the packet;
 * only an unfinished message is copied, and, until a parser is sure, the first 8 KiB of each side. One thread.
 */
final class StreamParsing {
  /** What detection may look at, bytes of each side. */
  private static final int HEAD = 8 << 10;

  /** Unfinished messages of all flows together, bytes; a flow that holds much gives way. */
  private static final long BUDGET = 128L << 20;

  /** A flow that holds less is spared until the budget is exceeded twofold. */
  private static final int SMALL = 16 << 10;

  /** Protocols that may follow each other in one flow. */
  private static final int MAX_CHANGES = 8;

  private final ParserStage stage;
  private final Detector detector;
  private final Emission emission;
  private final long budget;
  private final StreamFlow over = StreamFlow.over();
  private final Cursor cursor = new Cursor();
  private long staged;

  // how the last call of messages() ended
  private int wanted;
  private boolean misfit;

  StreamParsing(ParserStage stage, Detector detector, Emission emission, int workers) {
    this.stage = stage;
    this.detector = detector;
    this.emission = emission;
    budget = BUDGET / workers;
  }

  // ---- what comes

  /** Bytes that follow those before; borrowed. */
  void bytes(TrackedFlow flow, int side, byte[] bytes, int from, int to) {
    StreamFlow stream = flow.session() instanceof StreamFlow known ? known : open(flow);
    if (stream.firstSide < 0) stream.firstSide = side;
    StreamSide own = stream.sides[side];
    if (stream.closed || own.stopped) return;
    own.nanos = emission.scene().nanos;
    own.packet = emission.scene().packet;
    if (stream.parsed == null) {
      detect(stream, side, bytes, from, to);
      return;
    }
    if (stream.sides[1 - side].overdue()) catchUp(stream, 1 - side);
    if (stream.parsed != null && !own.stopped) read(stream, side, bytes, from, to);
  }

  /** Begins to keep what a flow's parser needs: at its first bytes, or when a side ends without any. */
  StreamFlow open(TrackedFlow flow) {
    StreamFlow stream = new StreamFlow(flow);
    flow.session(stream);
    Expected expected = stage.expectations().take(flow, emission.scene().nanos);
    if (expected == null) return stream;
    stream.parsed = stage.open(flow, expected.binding(), expected.open());
    if (stream.parsed != null) detector.found(flow, Method.EXPECTED);
    return stream;
  }

  /** Bytes were lost; those after them follow. */
  void gap(StreamFlow stream, int side, long length) {
    StreamSide own = stream.sides[side];
    if (stream.closed || own.stopped) return;
    if (stream.parsed == null) decide(stream, true);
    if (stream.parsed != null && own.unread() > 0) drain(stream, side, false);
    if (own.stopped || stream.closed) return;
    staged -= own.clear();
    if (stream.parsed == null) return;
    Direction from = face(stream, side);
    Recovery[] recovery = {Recovery.STOP};
    call(stream, () -> recovery[0] = stream.parsed.session().gap(from, length));
    if (recovery[0] == Recovery.STOP) stop(stream, side);
    settle(stream);
  }

  /** No byte of this side follows. */
  void end(StreamFlow stream, int side, EndCause cause) {
    StreamSide own = stream.sides[side];
    if (stream.closed || own.ended != null) return;
    own.ended = cause;
    if (stream.parsed != null) finish(stream, side);
    else if (cause != EndCause.FIN || stream.sides[1 - side].ended != null) decide(stream, true);
    if (stream.sides[1 - side].ended != null) forget(stream);
  }

  /** Both sides have ended, though the flow stays in the table for a while. Requests that wait are lost with the flow. */
  private void forget(StreamFlow stream) {
    if (stream.parsed != null && stream.parsed.awaitsAnswers()) return;
    release(stream);
    stream.flow.session(over);
  }

  private void finish(StreamFlow stream, int side) {
    StreamSide own = stream.sides[side];
    ParserFlow parsed = stream.parsed;
    if (own.unread() > 0 && !own.stopped) drain(stream, side, own.ended == EndCause.FIN);
    if (stream.closed || stream.parsed != parsed) return; // a successor has been told already
    Direction from = face(stream, side);
    call(stream, () -> parsed.session().end(from, own.ended));
    settle(stream);
  }

  /** Frees what the flow holds. */
  void release(StreamFlow stream) {
    for (StreamSide side : stream.sides) staged -= side.clear();
  }

  // ---- detection

  private void detect(StreamFlow stream, int side, byte[] bytes, int from, int to) {
    StreamSide own = stream.sides[side];
    boolean alone = own.held() == 0 && stream.sides[1 - side].held() == 0;
    if (!alone) hold(stream, own, bytes, from, to);
    if (stream.closed) return;
    byte[] head = alone ? bytes : own.bytes;
    int begin = alone ? from : own.from;
    int end = alone ? to : own.to;
    boolean full = end - begin >= HEAD;
    ParserBinding parser = probe(stream, side, head, begin, end, full);
    if (parser == null) {
      if (alone) hold(stream, own, bytes, from, to);
      if (full || detector.exhausted(stream.flow)) close(stream);
      return;
    }
    stream.parsed = stage.open(stream.flow, parser, null);
    if (alone && stream.parsed != null) {
      read(stream, side, bytes, from, to);
      finishEnded(stream);
      return;
    }
    if (alone) hold(stream, own, bytes, from, to);
    if (stream.parsed == null) decide(stream, false);
    else drainBoth(stream);
  }

  /** Looks for a parser in what both sides have sent so far, and lets it read that. */
  private void decide(StreamFlow stream, boolean last) {
    if (stream.firstSide < 0) return;
    for (int turn = 0; turn < 2 && stream.parsed == null; turn++) {
      int side = turn == 0 ? stream.firstSide : 1 - stream.firstSide;
      StreamSide own = stream.sides[side];
      if (own.unread() == 0) continue;
      ParserBinding parser = probe(stream, side, own.bytes, own.from, own.to, last || own.unread() >= HEAD);
      if (parser != null) stream.parsed = stage.open(stream.flow, parser, null);
    }
    if (stream.parsed != null) drainBoth(stream);
    else if (detector.exhausted(stream.flow)) close(stream);
  }

  private ParserBinding probe(StreamFlow stream, int side, byte[] head, int from, int to, boolean last) {
    Direction sender = face(stream, side);
    cursor.reset(head, from, Math.min(to, from + HEAD), false, 0, 0);
    cursor.budget(1000, 16);
    return detector.stream(stream.flow, sender, cursor, last, emission::fault);
  }

  private void drainBoth(StreamFlow stream) {
    for (int turn = 0; turn < 2 && stream.firstSide >= 0; turn++) {
      int side = turn == 0 ? stream.firstSide : 1 - stream.firstSide;
      if (stream.sides[side].unread() > 0) drain(stream, side, false);
      if (stream.closed || stream.parsed == null) return;
    }
    finishEnded(stream);
  }

  /** Tells a parser that was found late of the sides that have ended meanwhile. */
  private void finishEnded(StreamFlow stream) {
    for (int side = 0; side < 2; side++) {
      if (stream.sides[side].ended != null && stream.parsed != null && !stream.closed) finish(stream, side);
    }
  }

  // ---- reading

  /** New bytes for the parser. */
  private void read(StreamFlow stream, int side, byte[] bytes, int from, int to) {
    StreamSide own = stream.sides[side];
    if (own.held() > 0) {
      hold(stream, own, bytes, from, to);
      if (!stream.closed && own.ready(stream.parsed.binding().spec().maxMessage())) drain(stream, side, false);
      return;
    }
    int at = messages(stream, side, bytes, from, to, false);
    if (!own.stopped) keepRest(stream, own, bytes, from, at, to);
    afterReading(stream, side);
  }

  /** Keeps what the parser has not read, and, while it is unsure, also what it has. */
  private void keepRest(StreamFlow stream, StreamSide own, byte[] bytes, int from, int at, int to) {
    ParserFlow parsed = stream.parsed;
    if (misfit || parsed.switching() || !parsed.confirmed() && to - from <= HEAD) {
      hold(stream, own, bytes, from, to);
      if (!own.stopped) own.read(at - from);
    } else if (at < to && parsed.session() != null && !parsed.isDone()) {
      hold(stream, own, bytes, at, to);
    }
  }

  /** Lets the parser read what is held of one side. */
  private void drain(StreamFlow stream, int side, boolean complete) {
    StreamSide own = stream.sides[side];
    if (own.stopped) return;
    int at = messages(stream, side, own.bytes, own.from, own.to, complete);
    if (!own.stopped) own.read(at);
    afterReading(stream, side);
  }

  /** A side whose last bytes were not tried, to spare calls, before the other side goes on. */
  private void catchUp(StreamFlow stream, int side) {
    StreamSide own = stream.sides[side];
    emission.elsewhere(
        Scene.later(stream.flow, stream.flow.direction(side == 0), own.nanos, own.packet), () -> drain(stream, side, false));
  }

  /**
   * Reads messages until the bytes end, the last one is not complete, or the parser wants no more.
   *
   * @return index after the last byte read
   */
  private int messages(StreamFlow stream, int side, byte[] bytes, int from, int to, boolean complete) {
    ParserFlow parsed = stream.parsed;
    StreamSide own = stream.sides[side];
    face(stream, side);
    wanted = 0;
    misfit = false;
    int most = parsed.binding().spec().maxMessage();
    int at = from;
    while (at < to) {
      boolean all = to - at <= most;
      cursor.reset(bytes, at, all ? to : at + most, complete && all, own.nanos, own.packet);
      cursor.budget(parsed.binding().spec().maxElements(), parsed.binding().spec().maxDepth());
      Outcome outcome = stage.feed(parsed, cursor);
      if (outcome == Outcome.WAITING) {
        wanted = cursor.wanted();
        if (wanted > most || to - at >= most) tooLong(stream, side);
        return at;
      }
      int read = cursor.offset();
      at += read;
      if (outcome == Outcome.FAULTY) {
        misfit = parsed.violates() || read == 0 && !parsed.confirmed();
        if (misfit) return at;
        if (complete) return to; // what follows is the rest of a message that was cut short
        if (read == 0) stop(stream, side);
      } else if (read == 0 && outcome == Outcome.READ && !parsed.switching() && !parsed.isDone()) {
        emission.fault(parsed.binding(), new IllegalStateException("a call returned without reading"));
        parsed.stop();
      }
      if (own.stopped || parsed.session() == null || parsed.switching() || parsed.isDone()) return at;
    }
    return at;
  }

  private void tooLong(StreamFlow stream, int side) {
    emission.refuse(stream.parsed.binding(), "message_too_long");
    if (stream.parsed.confirmed()) stop(stream, side);
    else misfit = true;
  }

  /** Draws the consequences of a call of {@link #messages}, after what it left was put by. */
  private void afterReading(StreamFlow stream, int side) {
    StreamSide own = stream.sides[side];
    ParserFlow parsed = stream.parsed;
    if (misfit) {
      misfit = false;
      withdraw(stream);
      return;
    }
    if (settle(stream)) return;
    if (own.stopped) return;
    if (own.unread() > 0) own.waitFor(wanted);
    if (parsed.confirmed() || own.held() > HEAD) staged -= own.compact();
  }

  /** Does what the session has asked for; true if it reads no more. */
  private boolean settle(StreamFlow stream) {
    ParserFlow parsed = stream.parsed;
    if (parsed == null || stream.closed) return true;
    if (parsed.session() == null) {
      close(stream);
      return true;
    }
    if (parsed.switching()) {
      change(stream, parsed);
      return true;
    }
    if (!parsed.isDone()) return false;
    stop(stream, 0);
    stop(stream, 1);
    return true;
  }

  /** Another parser may try from the first byte on. */
  private void withdraw(StreamFlow stream) {
    ParserFlow parsed = stream.parsed;
    stage.withdraw(parsed);
    stream.parsed = null;
    for (StreamSide side : stream.sides) side.rewind();
    decide(stream, false);
  }

  /** Another protocol begins at the first unread byte of each side. */
  private void change(StreamFlow stream, ParserFlow parsed) {
    stage.requests().loseAll(parsed);
    stream.parsed = null;
    for (StreamSide side : stream.sides) staged -= side.startAnew();
    stream.flow.trials(0);
    if (++stream.changes > MAX_CHANGES) {
      close(stream);
      return;
    }
    ParserBinding successor = detector.stream(parsed.successor());
    if (successor == null) {
      decide(stream, false);
      return;
    }
    detector.found(stream.flow, Method.SWITCHED);
    stream.parsed = stage.open(stream.flow, successor, null);
    if (stream.parsed != null) drainBoth(stream);
  }

  // ---- ends

  /** Calls the session about something other than bytes. */
  private void call(StreamFlow stream, Runnable call) {
    ParserFlow parsed = stream.parsed;
    try {
      call.run();
      emission.release(parsed.binding());
    } catch (Throwable e) { // a plugin's bug costs this session, not the run
      emission.discard();
      emission.fault(parsed.binding(), e);
      stage.requests().loseAll(parsed);
      parsed.stop();
    }
  }

  /** This side is read no more. */
  private void stop(StreamFlow stream, int side) {
    StreamSide own = stream.sides[side];
    if (own.stopped) return;
    own.stopped = true;
    staged -= own.clear();
    if (!Payloads.reads(stream.flow)) stream.flow.connection().ignore(side);
  }

  /** Nobody reads this flow any more. */
  private void close(StreamFlow stream) {
    stop(stream, 0);
    stop(stream, 1);
    stream.closed = true;
  }

  /** Keeps bytes; if all flows together keep too much, this one's are dropped and it is read no more. */
  private void hold(StreamFlow stream, StreamSide own, byte[] bytes, int from, int to) {
    staged += own.append(bytes, from, to);
    if (staged <= budget || staged <= 2 * budget && stream.capacity() <= SMALL) return;
    stage.counters().add("streams_shed");
    emission.report("engine.memory_limit", "engine");
    close(stream);
  }

  /** Lets events be about this side; returns whose bytes these are. */
  private Direction face(StreamFlow stream, int side) {
    Direction from = stream.flow.direction(side == 0);
    emission.scene().direction = from;
    return from;
  }
}
