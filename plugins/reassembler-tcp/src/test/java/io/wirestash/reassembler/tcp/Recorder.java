package io.wirestash.reassembler.tcp;

import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Flow;
import io.wirestash.api.stream.GapCause;
import io.wirestash.api.stream.StreamReader;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Writes down what the reader of streams is given: {@code abc[gap 3 acked]def[end fin]}, each side apart. */
final class Recorder implements StreamReader {
  final StringBuilder[] streams = {new StringBuilder(), new StringBuilder()};
  final List<String> anomalies = new ArrayList<>();
  final long[] missing = new long[2];
  int ambiguous;
  int ends;

  /** Runs within each call for bytes or a gap. */
  IntConsumer meanwhile = side -> {};

  final Flow flow = (Flow)
      Proxy.newProxyInstance(Flow.class.getClassLoader(), new Class<?>[] {Flow.class}, (self, called, with) -> null);

  /** Those of further connections of the same worker. */
  final List<Recorder> others = new ArrayList<>();

  private Recorder of(Flow flow) {
    if (flow == this.flow) return this;
    for (Recorder other : others) if (flow == other.flow) return other;
    throw new AssertionError("not a flow of this worker");
  }

  @Override
  public void bytes(Flow flow, int side, byte[] bytes, int from, int to) {
    if (to <= from) throw new AssertionError("no bytes given");
    of(flow).streams[side].append(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    of(flow).meanwhile.accept(side);
  }

  @Override
  public void gap(Flow flow, int side, long length, GapCause cause) {
    of(flow).missing[side] += length;
    of(flow).streams[side].append("[gap ").append(length).append(' ').append(cause.text()).append(']');
    of(flow).meanwhile.accept(side);
  }

  @Override
  public void end(Flow flow, int side, EndCause cause) {
    of(flow).ends++;
    of(flow).streams[side].append("[end ").append(cause.text()).append(']');
  }

  @Override
  public void anomaly(Flow flow, String code) {
    of(flow).anomalies.add(code);
  }

  @Override
  public void ambiguous(Flow flow) {
    of(flow).ambiguous++;
  }
}
