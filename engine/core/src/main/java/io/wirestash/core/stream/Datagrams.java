package io.wirestash.core.stream;

import io.wirestash.api.packet.Packet;
import io.wirestash.api.parser.Cursor;
import io.wirestash.core.detect.Detector;
import io.wirestash.core.detect.ParserBinding;
import io.wirestash.core.flow.TrackedFlow;

/** Gives datagrams to the parsers of their flows. One thread. */
final class Datagrams {
  private final ParserStage stage;
  private final Detector detector;
  private final Emission emission;
  private final Cursor cursor = new Cursor();

  Datagrams(ParserStage stage, Detector detector, Emission emission) {
    this.stage = stage;
    this.detector = detector;
    this.emission = emission;
  }

  /** Gives the current packet's payload to the flow's parser. */
  void read(Packet packet) {
    Scene scene = emission.scene();
    TrackedFlow flow = scene.flow;
    if (flow.session() == null && !detector.open(flow)) return;
    int from = packet.payloadOffset();
    cursor.reset(packet.bytes(), from, from + packet.payloadLength(), true, scene.nanos, scene.packet);
    ParserFlow parsed = flow.session() instanceof ParserFlow known ? known : open(flow);
    if (parsed == null || parsed.session() == null) return;
    cursor.budget(parsed.binding().spec().maxElements(), parsed.binding().spec().maxDepth());
    if (stage.feed(parsed, cursor) == Outcome.FAULTY && parsed.violates()) withdraw(parsed);
    if (parsed.isDone()) parsed.stop();
    if (parsed.forgettable()) {
      flow.forget();
      flow.session(parsed.binding());
    }
  }

  private ParserFlow open(TrackedFlow flow) {
    ParserBinding parser = parser(flow);
    if (parser == null) return null;
    ParserFlow parsed = stage.open(flow, parser, null);
    flow.session(parsed);
    return parsed;
  }

  private ParserBinding parser(TrackedFlow flow) {
    if (flow.session() instanceof ParserBinding decided) return decided;
    cursor.budget(1000, 16);
    return detector.datagram(flow, emission.scene().direction, cursor, emission::fault);
  }

  private void withdraw(ParserFlow parsed) {
    stage.withdraw(parsed);
    parsed.tracked().session(null);
  }
}
