package io.wirestash.core.delivery;

import io.wirestash.api.event.EventCodec;
import io.wirestash.api.event.EventHead;
import io.wirestash.api.output.EventFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which events exist in this run, and which outputs take them in which format. Fixed before the run starts. A set of
 * outputs is a number with a bit for each.
 */
public final class Routes {
  /** Outputs that a pipeline may have. */
  public static final int MAX_OUTPUTS = 64;

  private final Map<Class<?>, EncodedType> types = new HashMap<>();
  private final List<OutputLane> lanes;
  private final long[] possible;
  private final long[] byFormat = new long[EventFormat.values().length];
  private long conditional;

  public Routes(Map<Class<?>, EventCodec<?>> codecs, List<OutputLane> lanes) {
    codecs.forEach((record, codec) -> types.put(record, new EncodedType(types.size(), codec)));
    this.lanes = List.copyOf(lanes);
    possible = new long[types.size()];
    for (int i = 0; i < lanes.size(); i++) add(i, lanes.get(i));
  }

  private void add(int i, OutputLane lane) {
    lane.number(i);
    byFormat[lane.format().ordinal()] |= 1L << i;
    if (lane.when() != null && !lane.when().byTypeAlone()) conditional |= 1L << i;
    for (EncodedType type : types.values()) if (lane.wants(type.name())) possible[type.index()] |= 1L << i;
  }

  List<OutputLane> lanes() {
    return lanes;
  }

  /** The formats that outputs want. */
  EventFormat[] formats() {
    return Arrays.stream(EventFormat.values()).filter(format -> wanting(format) != 0).toArray(EventFormat[]::new);
  }

  /** @throws IllegalArgumentException if no component declared that it emits such records */
  EncodedType type(Class<?> record) {
    EncodedType type = types.get(record);
    if (type == null) throw new IllegalArgumentException(record.getName() + " is not among the events its component emits");
    return type;
  }

  /** The outputs that may take events of a type. */
  long possible(EncodedType type) {
    return possible[type.index()];
  }

  /** True if some output looks at more of an event than its type. */
  boolean conditional() {
    return conditional != 0;
  }

  /** Those of some outputs that take an event. */
  long taking(long outputs, EventHead event) {
    long taking = outputs;
    for (long left = outputs & conditional; left != 0; left &= left - 1) {
      if (!lanes.get(Long.numberOfTrailingZeros(left)).when().holds(event)) taking &= ~Long.lowestOneBit(left);
    }
    return taking;
  }

  /** The outputs that want a format. */
  long wanting(EventFormat format) {
    return byFormat[format.ordinal()];
  }

  int typeCount() {
    return types.size();
  }

  Iterable<EncodedType> types() {
    return types.values();
  }
}
