package io.wirestash.parser.session;

import io.wirestash.api.event.Help;
import io.wirestash.api.event.Seconds;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Flow;
import io.wirestash.api.stream.TcpFacts;
import java.util.List;
import java.util.function.IntFunction;

/** What the TCP headers of each side told. Windows and segment sizes are those of the SYNs. */
record Tcp(
    @Help("All flags the client sent.") List<String> srcFlags,
    @Help("All flags the server sent.") List<String> dstFlags,
    @Help("Maximum segment size that the client announced, bytes.") Integer srcMss,
    @Help("Maximum segment size that the server announced, bytes.") Integer dstMss,
    @Help("Window scale that the client announced: a power of two.") Integer srcWindowScale,
    @Help("Window scale that the server announced: a power of two.") Integer dstWindowScale,
    @Help("Both sides allowed selective acknowledgements.") Boolean sack) {

  private static final int TCP = 6;
  private static final List<String> FLAGS = List.of("fin", "syn", "rst", "psh", "ack", "urg", "ece", "cwr");

  /** Null if this is no TCP flow. */
  static Tcp of(Flow flow) {
    if (flow.protocol() != TCP) return null;
    TcpFacts facts = flow.tcp();
    Direction client = Direction.CLIENT;
    Direction server = Direction.SERVER;
    return new Tcp(
        flags(flow.tcpFlags(client)), flags(flow.tcpFlags(server)), known(flow, client, facts, TcpFacts::mss),
        known(flow, server, facts, TcpFacts::mss), known(flow, client, facts, TcpFacts::windowScale),
        known(flow, server, facts, TcpFacts::windowScale), facts != null && facts.sack(0) && facts.sack(1) ? true : null);
  }

  private static List<String> flags(int flags) {
    return FLAGS.stream().filter(name -> (flags >> FLAGS.indexOf(name) & 1) != 0).toList();
  }

  private interface Fact {
    int of(TcpFacts facts, int side);
  }

  private static Integer known(Flow flow, Direction side, TcpFacts facts, Fact fact) {
    int value = facts == null ? -1 : fact.of(facts, flow.side(side));
    return value < 0 ? null : value;
  }

  static Long missingBytes(Flow flow) {
    return some(flow, flow.tcp() == null ? null : flow.tcp()::missingBytes);
  }

  static Long retransmits(Flow flow) {
    return some(flow, flow.tcp() == null ? null : flow.tcp()::retransmits);
  }

  static Long outOfOrder(Flow flow) {
    return some(flow, flow.tcp() == null ? null : flow.tcp()::outOfOrder);
  }

  /** The sum of both sides, or null if the flow has no such thing. */
  private static Long some(Flow flow, IntFunction<Long> count) {
    return count == null ? null : (Long) (count.apply(0) + count.apply(1));
  }

  static Seconds rtt(Flow flow) {
    return flow.tcp() == null || flow.tcp().rttNanos() < 0 ? null : new Seconds(flow.tcp().rttNanos());
  }
}
