package io.wirestash.testkit;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.NoOptions;
import io.wirestash.api.packet.Packet;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Flow;
import io.wirestash.api.stream.Connection;
import io.wirestash.api.stream.Connections;
import io.wirestash.api.stream.GapCause;
import io.wirestash.api.stream.Reassembler;
import io.wirestash.api.stream.StreamReader;
import io.wirestash.api.stream.TcpFacts;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Stands in for the real {@code tcp}, which is a plugin: keeps everything until it is in order or the flow ends. */
@Component(kind = Kind.REASSEMBLER, name = "tcp", summary = "For the testkit's own tests.")
public final class InOrderFactory implements ComponentFactory<NoOptions, Reassembler> {
  private static final int FIN = 1;
  private static final int SYN = 1 << 1;
  private static final int RST = 1 << 2;

  @Override
  public Reassembler create(NoOptions options, Context context) {
    return (reader, workers) -> new Connections() {
      @Override
      public Connection open(Flow flow) {
        return new InOrder(flow, reader);
      }

      @Override
      public Map<String, Long> counters() {
        return Map.of();
      }
    };
  }

  /** One side; places are bytes from the first one on. */
  private static final class Side {
    private final TreeMap<Integer, byte[]> held = new TreeMap<>();
    private Integer first;
    private int next;
    private int fin = -1;
    private boolean ended;
    private boolean ignored;
  }

  private static final class InOrder implements Connection {
    private final Flow flow;
    private final StreamReader reader;
    private final Side[] sides = {new Side(), new Side()};
    private boolean fromStart;

    InOrder(Flow flow, StreamReader reader) {
      this.flow = flow;
      this.reader = reader;
    }

    @Override
    public int segment(Packet packet, int number) {
      Side side = sides[number];
      int flags = packet.u8(packet.transportOffset() + 13);
      int sequence = packet.i32(packet.transportOffset() + 4) + (flags >> 1 & 1);
      fromStart |= (flags & SYN) != 0;
      if (side.first == null || (flags & SYN) != 0) side.first = sequence;
      int place = sequence - side.first;
      int from = packet.payloadOffset();
      int length = packet.payloadLength();
      if (length > 0) side.held.putIfAbsent(place, Arrays.copyOfRange(packet.bytes(), from, from + length));
      if ((flags & FIN) != 0) side.fin = place + length;
      deliver(number, false);
      if (side.fin == side.next) end(number, EndCause.FIN);
      if ((flags & RST) != 0) close(EndCause.RST);
      return 0;
    }

    private void deliver(int number, boolean all) {
      Side side = sides[number];
      while (!side.held.isEmpty() && !side.ended && (all || side.held.firstKey() <= side.next)) {
        Map.Entry<Integer, byte[]> held = side.held.pollFirstEntry();
        int missing = held.getKey() - side.next;
        if (missing > 0 && !side.ignored) reader.gap(flow, number, missing, GapCause.END);
        int known = Math.max(0, -missing);
        byte[] bytes = held.getValue();
        if (known < bytes.length && !side.ignored) reader.bytes(flow, number, bytes, known, bytes.length);
        side.next = Math.max(side.next, held.getKey() + bytes.length);
      }
    }

    private void end(int number, EndCause cause) {
      if (sides[number].ended) return;
      sides[number].ended = true;
      reader.end(flow, number, cause);
    }

    @Override
    public long deadline() {
      return NEVER;
    }

    @Override
    public void timer(long nanos) {}

    @Override
    public void ignore(int side) {
      sides[side].ignored = true;
    }

    @Override
    public void close(EndCause cause) {
      for (int side = 0; side < 2; side++) {
        deliver(side, true);
        end(side, cause);
      }
    }

    @Override
    public TcpFacts facts() {
      return new WireTcpFacts(fromStart);
    }
  }
}
