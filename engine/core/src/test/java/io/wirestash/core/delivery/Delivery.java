package io.wirestash.core.delivery;

import io.wirestash.core.condition.Condition;
import io.wirestash.core.ledger.Faults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Some workers' writers and some outputs, as a run puts them together. */
final class Delivery {
  final List<IOException> failures = new ArrayList<>();
  final List<OutputLane> lanes = new ArrayList<>();
  final List<EventWriter> workers = new ArrayList<>();
  final Faults faults = new Faults();
  private final List<ProcessorChain.Step> processors = new ArrayList<>();
  private final Subject subject = new Subject();
  private long packet;

  Delivery to(Recorder output, Condition when) {
    lanes.add(new OutputLane("output " + lanes.size(), output, when, (lane, failure) -> failures.add(failure)));
    return this;
  }

  Delivery through(ProcessorChain.Step processor) {
    processors.add(processor);
    return this;
  }

  Delivery from(int count) {
    Routes routes = new Routes(Map.of(Note.class, new NoteCodec()), lanes);
    CaptureOrder order = new CaptureOrder(count, routes);
    for (int i = 0; i < count; i++) workers.add(writer(routes, order, i, count));
    lanes.forEach(OutputLane::start);
    return this;
  }

  private EventWriter writer(Routes routes, CaptureOrder order, int worker, int workers) {
    ProcessorChain chain = new ProcessorChain(processors, faults);
    return new EventWriter(routes, order, worker, workers, chain, new EcsNames(List.of(), List.of()));
  }

  void write(int worker, String text) {
    packet++;
    workers.get(worker).write(new Note(text), subject.packet(null, "capture", null, false).at(packet, packet, packet, 0));
  }

  /** One batch of a single worker. */
  void batch(long sequence, String... texts) {
    workers.get(0).begin(sequence);
    for (int i = 0; i < texts.length; i++) {
      workers.get(0).atPacket(i);
      write(0, texts[i]);
    }
    workers.get(0).end();
  }

  void finish() throws InterruptedException {
    for (OutputLane lane : lanes) lane.finish();
  }
}
