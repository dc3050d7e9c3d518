package io.wirestash.core.delivery;

import io.wirestash.api.event.EventCodec;
import io.wirestash.api.output.EventFormat;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which events exist in this run, and which formats of each some output wants. Fixed before the run starts. */
public final class Routes {
  private final Map<Class<?>, EncodedType> types = new HashMap<>();
  private final List<OutputLane> lanes;
  private final boolean[][] wanted;

  public Routes(Map<Class<?>, EventCodec<?>> codecs, List<OutputLane> lanes) {
    codecs.forEach((record, codec) -> types.put(record, new EncodedType(types.size(), codec)));
    this.lanes = List.copyOf(lanes);
    wanted = new boolean[EventFormat.values().length][types.size()];
    for (OutputLane lane : lanes) {
      for (EncodedType type : types.values()) wanted[lane.format().ordinal()][type.index()] |= lane.wants(type.name());
    }
  }

  List<OutputLane> lanes() {
    return lanes;
  }

  Set<EventFormat> formats() {
    Set<EventFormat> formats = EnumSet.noneOf(EventFormat.class);
    for (OutputLane lane : lanes) formats.add(lane.format());
    return formats;
  }

  /** @throws IllegalArgumentException if no component declared that it emits such records */
  EncodedType type(Class<?> record) {
    EncodedType type = types.get(record);
    if (type == null) throw new IllegalArgumentException(record.getName() + " is not among the events its component emits");
    return type;
  }

  boolean wanted(EncodedType type, EventFormat format) {
    return wanted[format.ordinal()][type.index()];
  }

  int typeCount() {
    return types.size();
  }

  Iterable<EncodedType> types() {
    return types.values();
  }
}
