package io.wirestash.core.delivery;

import io.wirestash.api.event.JsonSink;
import io.wirestash.api.output.EventFormat;
import java.util.Arrays;
import java.util.Map;

/**
 * Encodes the events of one worker, once for each format that some output wants, and hands them over batch by batch.
 *
 * <p>Each event gets a place in the capture that does not depend on the number of workers: the packet (its index in the
 * batch), then timers before the packet itself, in order of their tick and of their flow's first packet. Events with the
 * same place come from one flow, hence from one worker, and keep their order.
 */
public final class EventWriter {
  /** A chunk this large is handed over within a batch if there is only one worker. */
  private static final int ENOUGH = 256 << 10;

  private static final long PACKET_ITSELF = Long.MAX_VALUE;

  private final Routes routes;
  private final CaptureOrder order;
  private final int worker;
  private final boolean alone;
  private final EventFormat[] formats;
  private final EventChunk[] chunks;
  private final int[] begins;
  private final NativeEnvelope nativeEnvelope;
  private final EcsEnvelope ecsEnvelope;
  private final TextForm textForm = new TextForm();
  private final ProcessorChain processors;
  private final EventBody body;
  private final EventView view;

  /** True if events are looked at between parser and outputs, or have a form that needs it. */
  private final boolean viewed;

  private final long[] offered;
  private final long[] emitted;
  private long filtered;
  private long unencoded;
  private long sequence;
  private long place;
  private long tick;
  private long flow;
  private Class<?> lastRecord;
  private EncodedType lastType;

  public EventWriter(
      Routes routes, CaptureOrder order, int worker, int workers, ProcessorChain processors, EcsNames names) {
    this.routes = routes;
    this.processors = processors;
    this.order = order;
    this.worker = worker;
    alone = workers == 1;
    formats = routes.formats();
    chunks = new EventChunk[formats.length];
    begins = new int[formats.length];
    EventIds ids = new EventIds();
    nativeEnvelope = new NativeEnvelope(ids);
    ecsEnvelope = new EcsEnvelope(ids);
    emitted = new long[routes.typeCount()];
    offered = new long[routes.lanes().size()];
    body = new EventBody(routes);
    view = new EventView(body, names, nativeEnvelope);
    viewed = !processors.isEmpty() || routes.conditional() || !Arrays.stream(formats).allMatch(EventFormat::json);
  }

  /** Begins the events of a batch. */
  public void begin(long sequence) {
    this.sequence = sequence;
    for (int f = 0; f < formats.length; f++) if (chunks[f] == null) chunks[f] = order.pool().take();
  }

  /** Events that follow are caused by this packet of the batch. */
  public void atPacket(int index) {
    place = index;
    tick = PACKET_ITSELF;
    flow = 0;
  }

  /** Events that follow come after all of the batch. */
  public void atEnd() {
    place = Long.MAX_VALUE;
    tick = PACKET_ITSELF;
    flow = 0;
  }

  /** Events that follow are caused by a timer that this packet set off. */
  public void atTimer(int index, long tick, long flowOrdinal) {
    place = index;
    this.tick = tick;
    flow = flowOrdinal;
  }

  /** Passes an event through the processors and encodes it for all outputs, or, if one of its values fails, for none. */
  public void write(Record event, Subject about) {
    EncodedType type = event.getClass() == lastRecord ? lastType : lookUp(event.getClass());
    emitted[type.index()]++;
    body.set(type, event);
    long outputs = routes.possible(type);
    if (viewed) outputs = taking(outputs, about);
    if (outputs == 0) filtered++;
    else encode(outputs, type, about);
  }

  /** Those of some outputs that take the event as the processors leave it. */
  private long taking(long outputs, Subject about) {
    view.begin(about);
    processors.process(view);
    if (view.dropped()) return 0;
    return routes.conditional() ? routes.taking(outputs, view) : outputs;
  }

  private EncodedType lookUp(Class<?> record) {
    lastType = routes.type(record);
    lastRecord = record;
    return lastType;
  }

  private void encode(long outputs, EncodedType type, Subject about) {
    for (int f = 0; f < formats.length; f++) begins[f] = chunks[f].json().length();
    try {
      for (int f = 0; f < formats.length; f++) {
        if ((outputs & routes.wanting(formats[f])) != 0) encode(formats[f], about, chunks[f].json());
      }
    } catch (RuntimeException e) {
      for (int f = 0; f < formats.length; f++) chunks[f].json().length(begins[f]); // leave no torn line
      unencoded++;
      throw e;
    }
    for (int f = 0; f < formats.length; f++) if (chunks[f].json().length() > begins[f]) add(f, type, about, outputs);
    for (long left = outputs; left != 0; left &= left - 1) offered[Long.numberOfTrailingZeros(left)]++;
  }

  private void encode(EventFormat format, Subject about, JsonSink out) {
    int begin = out.length();
    switch (format) {
      case NATIVE -> {
        nativeEnvelope.write(about, body.type(), out);
        body.writeNative(out);
        out.endObject();
      }
      case ECS -> ecsEnvelope.write(about, body, out);
      case LINE, DUMP -> textForm.write(format, view, out);
    }
    if (viewed && view.edited() && format.json()) view.edit(format, out, begin);
  }

  private void add(int f, EncodedType type, Subject about, long outputs) {
    EventChunk chunk = chunks[f];
    chunk.add(type, about.nanos, outputs, place, tick, flow);
    if (!alone || chunk.json().length() < ENOUGH) return;
    chunks[f] = order.pool().take();
    order.deliver(formats[f], chunk);
  }

  /** Hands over the events of the batch; waits if the outputs are behind. */
  public void end() {
    order.submit(worker, sequence, formats, chunks);
  }

  /** Adds events emitted, by type. */
  public void count(Map<String, Long> byType) {
    for (EncodedType type : routes.types()) {
      if (emitted[type.index()] > 0) byType.merge(type.name(), emitted[type.index()], Long::sum);
    }
  }

  /** Events that could not be encoded. */
  public long unencoded() {
    return unencoded;
  }

  /** Adds, for each output, the events meant for it. */
  public void countOffered(long[] byOutput) {
    for (int i = 0; i < offered.length; i++) byOutput[i] += offered[i];
  }

  /** Events that no output wanted, or that a processor dropped. */
  public long filtered() {
    return filtered;
  }
}
