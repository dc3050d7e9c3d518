package io.wirestash.parser.redis;

import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.SessionContext;
import io.wirestash.api.parser.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a primary sends to a replica after it agreed to SYNC or PSYNC: a snapshot of its data unless the replica has
 * one, then every command that changes something. Line feeds in between keep the connection alive.
 *
 * <pre>
 *   $length CR LF snapshot            or            $EOF:mark CR LF snapshot mark            mark: 40 bytes
 * </pre>
 */
final class Replication {
  private static final String MARKED = "$EOF:";
  private static final int MARK = 40;

  private enum State {
    BEFORE_SNAPSHOT,
    SNAPSHOT,
    MARKED_SNAPSHOT,
    COMMANDS
  }

  private final SessionContext context;
  private final Secrets secrets;
  private final ClientState primary = new ClientState(false);
  private final RespReader commands = new RespReader();
  private State state;
  private long left;
  private long size;
  private byte[] mark;

  Replication(SessionContext context, Secrets secrets, boolean snapshot) {
    this.context = context;
    this.secrets = secrets;
    this.state = snapshot ? State.BEFORE_SNAPSHOT : State.COMMANDS;
  }

  void read(Cursor in) {
    switch (state) {
      case BEFORE_SNAPSHOT -> announcement(in);
      case SNAPSHOT -> snapshot(in);
      case MARKED_SNAPSHOT -> markedSnapshot(in);
      case COMMANDS -> command(in);
    }
  }

  private void announcement(Cursor in) {
    Slice line = in.line(RespReader.MAX_LINE);
    if (line.isEmpty()) return;
    String text = line.toString();
    if (text.startsWith(MARKED) && text.length() == MARKED.length() + MARK) {
      mark = text.substring(MARKED.length()).getBytes(StandardCharsets.ISO_8859_1);
      state = State.MARKED_SNAPSHOT;
    } else if (text.matches("\\$\\d{1,18}")) {
      size = left = Long.parseLong(text.substring(1));
      state = State.SNAPSHOT;
      if (left == 0) snapshotEnds();
    } else {
      context.done(); // an error: there is nothing to follow
    }
  }

  private void snapshot(Cursor in) {
    int length = (int) Math.min(left, Math.max(1, in.remaining()));
    in.skip(length);
    left -= length;
    if (left == 0) snapshotEnds();
  }

  private void markedSnapshot(Cursor in) {
    in.require(MARK);
    byte[] bytes = in.array();
    int last = in.limit() - MARK;
    for (int i = in.position(); i <= last; i++) {
      if (bytes[i] != mark[0] || !Arrays.equals(bytes, i, i + MARK, mark, 0, MARK)) continue;
      size += i - in.position();
      in.skip(i - in.position() + MARK);
      snapshotEnds();
      return;
    }
    int passed = last + 1 - in.position();
    in.skip(passed);
    size += passed;
  }

  private void snapshotEnds() {
    state = State.COMMANDS;
    context.emit(RedisEvent.snapshot(size, primary));
  }

  private void command(Cursor in) {
    if (!commands.unfinished() && in.peek() == '\n') {
      in.skip(1);
      return;
    }
    if (!commands.read(in) || commands.size() == 0) return;
    Command command = Command.of(commands.words(), false, in.moment(), secrets);
    primary.after(command);
    context.emit(RedisEvent.replicated(command, primary));
  }
}
