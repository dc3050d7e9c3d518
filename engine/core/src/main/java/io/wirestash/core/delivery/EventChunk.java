package io.wirestash.core.delivery;

import io.wirestash.api.event.JsonSink;
import io.wirestash.api.output.EventBatch;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Encoded events of one format. Filled by a worker, then read by the outputs, which release it. Each event carries three
 * numbers that say where in the capture it belongs; see {@link EventWriter}.
 */
final class EventChunk implements EventBatch {
  static final int KEYS = 3;

  private final JsonSink json = new JsonSink(1 << 16);
  private final AtomicInteger users = new AtomicInteger();
  private int size;
  private int[] end = new int[256];
  private EncodedType[] type = new EncodedType[256];
  private long[] nanos = new long[256];
  private long[] outputs = new long[256];
  private long[] order = new long[256 * KEYS];

  /** Where the next event's JSON is written; finish it with {@link #add}. */
  JsonSink json() {
    return json;
  }

  /**
   * Ends the event just written to {@link #json}.
   *
   * @param outputs the set of outputs that take it; see {@link Routes}
   */
  void add(EncodedType type, long nanos, long outputs, long first, long second, long third) {
    json.raw('\n');
    if (size == end.length) grow();
    end[size] = json.length();
    this.type[size] = type;
    this.nanos[size] = nanos;
    this.outputs[size] = outputs;
    order[size * KEYS] = first;
    order[size * KEYS + 1] = second;
    order[size * KEYS + 2] = third;
    size++;
  }

  /** Appends an event of another chunk. */
  void copy(EventChunk from, int i) {
    json.raw(from.bytes(), from.offset(i), from.length(i) - 1);
    add(from.type[i], from.nanos[i], from.outputs[i], 0, 0, 0);
  }

  private void grow() {
    end = Arrays.copyOf(end, size * 2);
    type = Arrays.copyOf(type, size * 2);
    nanos = Arrays.copyOf(nanos, size * 2);
    outputs = Arrays.copyOf(outputs, size * 2);
    order = Arrays.copyOf(order, size * 2 * KEYS);
  }

  /** Orders the i-th event of this chunk and the j-th of another. */
  int compare(int i, EventChunk other, int j) {
    for (int k = 0; k < KEYS; k++) {
      int sign = Long.compare(order[i * KEYS + k], other.order[j * KEYS + k]);
      if (sign != 0) return sign;
    }
    return 0;
  }

  /** True if the output with this number takes the i-th event. */
  boolean isFor(int i, int output) {
    return (outputs[i] >>> output & 1) != 0;
  }

  void clear() {
    json.length(0);
    size = 0;
  }

  void share(int users) {
    this.users.set(users);
  }

  /** Returns true for the last user. */
  boolean release() {
    return users.decrementAndGet() == 0;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public byte[] bytes() {
    return json.array();
  }

  @Override
  public int offset(int i) {
    return i == 0 ? 0 : end[i - 1];
  }

  @Override
  public int length(int i) {
    return end[i] - offset(i);
  }

  @Override
  public String type(int i) {
    return type[i].name();
  }

  @Override
  public long nanos(int i) {
    return nanos[i];
  }
}
