package io.wirestash.core.delivery;

import io.wirestash.api.event.JsonSink;
import io.wirestash.api.output.EventFormat;
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
  private final long[] emitted;
  private long filtered;
  private long unencoded;
  private long sequence;
  private long place;
  private long tick;
  private long flow;
  private Class<?> lastRecord;
  private EncodedType lastType;

  public EventWriter(Routes routes, CaptureOrder order, int worker, int workers) {
    this.routes = routes;
    this.order = order;
    this.worker = worker;
    alone = workers == 1;
    formats = routes.formats().toArray(EventFormat[]::new);
    chunks = new EventChunk[formats.length];
    begins = new int[formats.length];
    EventIds ids = new EventIds();
    nativeEnvelope = new NativeEnvelope(ids);
    ecsEnvelope = new EcsEnvelope(ids);
    emitted = new long[routes.typeCount()];
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

  /** Events that follow are caused by a timer that this packet set off. */
  public void atTimer(int index, long tick, long flowOrdinal) {
    place = index;
    this.tick = tick;
    flow = flowOrdinal;
  }

  /** Encodes an event for all outputs, or, if one of its values fails, for none. */
  public void write(Record body, Subject about) {
    EncodedType type = body.getClass() == lastRecord ? lastType : lookUp(body.getClass());
    emitted[type.index()]++;
    for (int f = 0; f < formats.length; f++) begins[f] = chunks[f].json().length();
    boolean taken = false;
    try {
      for (int f = 0; f < formats.length; f++) {
        if (!routes.wanted(type, formats[f])) continue;
        taken = true;
        encode(formats[f], type, body, about, chunks[f].json());
      }
    } catch (RuntimeException e) {
      for (int f = 0; f < formats.length; f++) chunks[f].json().length(begins[f]); // leave no torn line
      unencoded++;
      throw e;
    }
    if (taken) add(type, about);
    else filtered++;
  }

  private EncodedType lookUp(Class<?> record) {
    lastType = routes.type(record);
    lastRecord = record;
    return lastType;
  }

  private void encode(EventFormat format, EncodedType type, Record body, Subject about, JsonSink out) {
    if (format == EventFormat.NATIVE) {
      nativeEnvelope.write(about, type, out);
      type.codec().writeNative(body, out);
      out.endObject();
    } else {
      ecsEnvelope.write(about, type, body, out);
    }
  }

  private void add(EncodedType type, Subject about) {
    for (int f = 0; f < formats.length; f++) {
      EventChunk chunk = chunks[f];
      if (chunk.json().length() == begins[f]) continue;
      chunk.add(type, about.nanos, place, tick, flow);
      if (!alone || chunk.json().length() < ENOUGH) continue;
      chunks[f] = order.pool().take();
      order.deliver(formats[f], chunk);
    }
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

  /** Events that no output wanted. */
  public long filtered() {
    return filtered;
  }
}
