package io.wirestash.reassembler.tcp;

import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Flow;
import io.wirestash.api.stream.GapCause;
import io.wirestash.api.stream.StreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes down what the reader of streams is given: {@code abc[gap 3 acked]def[end fin]}, each side apart. */
final class Recorder implements StreamReader {
  final StringBuilder[] streams = {new StringBuilder(), new StringBuilder()};
  final List<String> anomalies = new ArrayList<>();
  final long[] missing = new long[2];
  int ambiguous;
  int ends;

  @Override
  public void bytes(Flow flow, int side, byte[] bytes, int from, int to) {
    if (to <= from) throw new AssertionError("no bytes given");
    streams[side].append(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void gap(Flow flow, int side, long length, GapCause cause) {
    missing[side] += length;
    streams[side].append("[gap ").append(length).append(' ').append(cause.text()).append(']');
  }

  @Override
  public void end(Flow flow, int side, EndCause cause) {
    ends++;
    streams[side].append("[end ").append(cause.text()).append(']');
  }

  @Override
  public void anomaly(Flow flow, String code) {
    anomalies.add(code);
  }

  @Override
  public void ambiguous(Flow flow) {
    ambiguous++;
  }
}
