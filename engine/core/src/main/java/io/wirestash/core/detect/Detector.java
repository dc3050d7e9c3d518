package io.wirestash.core.detect;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Malformed;
import io.wirestash.api.parser.Match;
import io.wirestash.core.flow.TrackedFlow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Finds the parser for a flow: bytes decide, ports only hint. What a flow has tried is kept in the flow. */
public final class Detector {
  /** Datagrams of a flow that are looked at before it is left alone. */
  private static final int MAX_TRIES = 6;

  /** The tries are counted in the low bits of {@link TrackedFlow#trials}, rejected parsers in the others. */
  private static final int REJECTED_SHIFT = 8;

  /** From here to 1023, ports are also used by clients that run with rights (rsh, NFS). */
  private static final int FIRST_PRIVILEGED_CLIENT_PORT = 512;

  /** Most parsers of a pipeline: one bit each. */
  public static final int MAX_PARSERS = Long.SIZE - REJECTED_SHIFT;

  /** Told of exceptions that a parser must not throw. */
  @FunctionalInterface
  public interface Faults {
    void fault(ParserBinding parser, Throwable thrown);
  }

  private final ParserBinding[] datagramParsers;
  private final BitSet serverPorts = new BitSet(1 << 16);

  public Detector(List<ParserBinding> parsers) {
    serverPorts.set(1, FIRST_PRIVILEGED_CLIENT_PORT);
    List<ParserBinding> udp = new ArrayList<>();
    for (ParserBinding parser : parsers) {
      serverPorts.or(parser.ports());
      if (parser.spec().udp()) udp.add(parser);
    }
    datagramParsers = udp.toArray(ParserBinding[]::new);
  }

  /** The ports that only servers use: well-known ones, and those that hint at some parser. */
  public BitSet serverPorts() {
    return serverPorts;
  }

  /** True if a datagram of this flow is worth a look. */
  public boolean open(TrackedFlow flow) {
    return datagramParsers.length > 0 && (flow.trials() & (1 << REJECTED_SHIFT) - 1) < MAX_TRIES;
  }

  /** Excludes a parser from the flow's further detection. */
  public void reject(TrackedFlow flow, ParserBinding parser) {
    flow.trials(flow.trials() | bit(parser));
  }

  /**
   * The parser for a datagram, or null: the first that is sure; else the first that thinks it possible and whose port
   * hints at it.
   */
  public ParserBinding detect(TrackedFlow flow, Direction from, Cursor head, Faults faults) {
    flow.trials(flow.trials() + 1);
    ParserBinding possible = null;
    int begin = head.offset();
    for (ParserBinding parser : datagramParsers) {
      if ((flow.trials() & bit(parser)) != 0) continue;
      Match match = probe(parser, from, head, faults);
      head.offset(begin);
      if (match == Match.YES) return parser;
      if (match == Match.TRY && possible == null && hinted(flow, parser)) possible = parser;
    }
    return possible;
  }

  private static Match probe(ParserBinding parser, Direction from, Cursor head, Faults faults) {
    try {
      return parser.parser().probe(from, head);
    } catch (Malformed e) {
      return Match.NO;
    } catch (Throwable e) { // a plugin's bug costs this answer, not the run
      faults.fault(parser, e);
      return Match.NO;
    }
  }

  private static long bit(ParserBinding parser) {
    return 1L << REJECTED_SHIFT + parser.index();
  }

  private static boolean hinted(TrackedFlow flow, ParserBinding parser) {
    return parser.ports().get(flow.serverPort()) || parser.ports().get(flow.clientPort());
  }
}
