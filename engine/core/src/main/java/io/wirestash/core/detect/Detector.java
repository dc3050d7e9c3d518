package io.wirestash.core.detect;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Detection;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Malformed;
import io.wirestash.api.parser.Match;
import io.wirestash.api.parser.NeedMoreBytes;
import io.wirestash.api.parser.ProtocolSpec.Signature;
import io.wirestash.core.flow.TrackedFlow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Finds the parser for a flow: bytes decide, ports only hint. What a flow has tried is kept in the flow. */
public final class Detector {
  /** Datagrams of a flow that are looked at before it is left alone. */
  private static final int MAX_TRIES = 6;

  // TrackedFlow.trials: datagrams tried in the lowest 4 bits, then how the parser was found, then rejected parsers
  private static final int TRIES = 15;
  private static final int METHOD_SHIFT = 4;
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

  /** How a parser was found; see {@link Detection#method}. */
  public enum Method {
    NONE(null),
    BYTES("bytes"),
    PORT("port"),
    SIGNATURE("signature"),
    EXPECTED("expected"),
    SWITCHED("switched");

    private static final Method[] ALL = values();
    private final String text;

    Method(String text) {
      this.text = text;
    }
  }

  private final ParserBinding[] parsers;
  private final ParserBinding[] datagramParsers;
  private final ParserBinding[] streamParsers;
  private final BitSet serverPorts = new BitSet(1 << 16);
  private long allStreams;

  public Detector(List<ParserBinding> parsers) {
    this.parsers = parsers.toArray(ParserBinding[]::new);
    serverPorts.set(1, FIRST_PRIVILEGED_CLIENT_PORT);
    List<ParserBinding> udp = new ArrayList<>();
    List<ParserBinding> tcp = new ArrayList<>();
    for (ParserBinding parser : parsers) {
      serverPorts.or(parser.ports());
      if (parser.spec().udp()) udp.add(parser);
      if (!parser.spec().tcp()) continue;
      tcp.add(parser);
      allStreams |= bit(parser);
    }
    datagramParsers = udp.toArray(ParserBinding[]::new);
    streamParsers = tcp.toArray(ParserBinding[]::new);
  }

  /** The ports that only servers use: well-known ones, and those that hint at some parser. */
  public BitSet serverPorts() {
    return serverPorts;
  }

  /** True if some parser reads streams. */
  public boolean readsStreams() {
    return streamParsers.length > 0;
  }

  /** True if a datagram of this flow is worth a look. */
  public boolean open(TrackedFlow flow) {
    return datagramParsers.length > 0 && (flow.trials() & TRIES) < MAX_TRIES;
  }

  /** Excludes a parser from the flow's further detection. */
  public void reject(TrackedFlow flow, ParserBinding parser) {
    flow.trials(flow.trials() & ~(15L << METHOD_SHIFT) | bit(parser));
  }

  /** Notes how a flow's parser was found. */
  public void found(TrackedFlow flow, Method method) {
    flow.trials(flow.trials() & ~(15L << METHOD_SHIFT) | (long) method.ordinal() << METHOD_SHIFT);
  }

  /** How a flow's parser was found, and which were rejected; null if nothing was tried. */
  public Detection found(TrackedFlow flow) {
    long trials = flow.trials();
    if (trials >> METHOD_SHIFT == 0) return null;
    Method method = Method.ALL[(int) (trials >> METHOD_SHIFT) & 15];
    List<String> rejected = new ArrayList<>();
    if (trials >> REJECTED_SHIFT != 0) {
      for (ParserBinding parser : parsers) if ((trials & bit(parser)) != 0) rejected.add(parser.spec().id());
    }
    return method == Method.NONE && rejected.isEmpty() ? null : new Detection(method.text, rejected);
  }

  /** The parser of a protocol that reads streams, or null. */
  public ParserBinding stream(String protocol) {
    for (ParserBinding parser : streamParsers) if (parser.spec().id().equals(protocol)) return parser;
    return null;
  }

  /**
   * The parser for a datagram, or null: the first that is sure; else the first that thinks it possible and whose port
   * hints at it.
   */
  public ParserBinding datagram(TrackedFlow flow, Direction from, Cursor head, Faults faults) {
    flow.trials(flow.trials() + 1);
    ParserBinding possible = null;
    int begin = head.offset();
    for (ParserBinding parser : datagramParsers) {
      boolean hinted = hinted(flow, parser);
      if ((flow.trials() & bit(parser)) != 0 || parser.spec().onlyPorts() && !hinted) continue;
      Match match = probe(parser, from, head, faults);
      head.offset(begin);
      if (match == Match.YES) return chosen(flow, parser, Method.BYTES);
      if (match == Match.TRY && possible == null && hinted) possible = parser;
    }
    return possible == null ? null : chosen(flow, possible, Method.PORT);
  }

  /**
   * The parser for a stream by its first bytes, or null if there is none, or none yet.
   *
   * @param head what one side has sent so far, at most 8 KiB of it
   * @param last true if no more bytes can help
   */
  public ParserBinding stream(TrackedFlow flow, Direction from, Cursor head, boolean last, Faults faults) {
    boolean undecided = false;
    ParserBinding possible = null;
    Method method = Method.NONE;
    int begin = head.offset();
    for (ParserBinding parser : streamParsers) {
      if ((flow.trials() & bit(parser)) != 0) continue;
      boolean hinted = hinted(flow, parser);
      Match match = parser.spec().onlyPorts() && !hinted ? Match.NO : ask(parser, from, head, faults);
      head.offset(begin);
      if (match == Match.YES) return chosen(flow, parser, Method.BYTES);
      if (match == Match.REVERSED && !flow.fromStart()) return turned(flow, parser);
      if (match == null) {
        undecided = true;
      } else if (match != Match.TRY) {
        reject(flow, parser);
      } else if (possible == null) {
        method = hinted ? Method.PORT : signed(parser, from, head) ? Method.SIGNATURE : Method.NONE;
        if (method != Method.NONE) possible = parser;
      }
    }
    if (possible != null && (last || !undecided)) return chosen(flow, possible, method);
    return null;
  }

  /** True if all parsers of streams were rejected for this flow. */
  public boolean exhausted(TrackedFlow flow) {
    return (flow.trials() & allStreams) == allStreams;
  }

  private ParserBinding turned(TrackedFlow flow, ParserBinding parser) {
    flow.swapRoles();
    return chosen(flow, parser, Method.BYTES);
  }

  private ParserBinding chosen(TrackedFlow flow, ParserBinding parser, Method method) {
    found(flow, method);
    return parser;
  }

  /** The parser's answer, or null if it needs more bytes for it. */
  private static Match ask(ParserBinding parser, Direction from, Cursor head, Faults faults) {
    try {
      return probe(parser, from, head, faults);
    } catch (NeedMoreBytes e) {
      return null;
    }
  }

  private static Match probe(ParserBinding parser, Direction from, Cursor head, Faults faults) {
    try {
      return parser.parser().probe(from, head);
    } catch (Malformed e) {
      return Match.NO;
    } catch (NeedMoreBytes e) {
      throw e;
    } catch (Throwable e) { // a plugin's bug costs this answer, not the run
      faults.fault(parser, e);
      return Match.NO;
    }
  }

  private static boolean signed(ParserBinding parser, Direction from, Cursor head) {
    for (Signature signature : parser.spec().signatures()) {
      if (signature.from() == from && begins(head, signature.prefix())) return true;
    }
    return false;
  }

  private static boolean begins(Cursor head, byte[] prefix) {
    if (head.remaining() < prefix.length) return false;
    for (int i = 0; i < prefix.length; i++) if (head.array()[head.position() + i] != prefix[i]) return false;
    return true;
  }

  private static long bit(ParserBinding parser) {
    return 1L << REJECTED_SHIFT + parser.index();
  }

  private static boolean hinted(TrackedFlow flow, ParserBinding parser) {
    return parser.ports().get(flow.serverPort()) || parser.ports().get(flow.clientPort());
  }
}
