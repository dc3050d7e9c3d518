package io.wirestash.core.delivery;

import io.wirestash.api.event.EventCodec;
import io.wirestash.api.event.EventCodec.EcsGroup;
import io.wirestash.api.event.JsonSink;
import java.util.ArrayList;
import java.util.List;

/** What an event says beside its envelope: the parser's record, and records whose members processors added. Re-used. */
final class EventBody {
  private final Routes routes;
  private EncodedType type;
  private Record event;
  private final List<Record> added = new ArrayList<>();
  private final List<EventCodec<Record>> addedCodecs = new ArrayList<>();

  EventBody(Routes routes) {
    this.routes = routes;
  }

  void set(EncodedType type, Record event) {
    this.type = type;
    this.event = event;
    if (added.isEmpty()) return;
    added.clear();
    addedCodecs.clear();
  }

  /** @throws IllegalArgumentException if no component declared that it adds such records */
  void add(Record members) {
    addedCodecs.add(routes.type(members.getClass()).codec());
    added.add(members);
  }

  EncodedType type() {
    return type;
  }

  Record event() {
    return event;
  }

  void writeNative(JsonSink out) {
    type.codec().writeNative(event, out);
    for (int i = 0; i < added.size(); i++) addedCodecs.get(i).writeNative(added.get(i), out);
  }

  void writeEcsGroup(EcsGroup group, JsonSink out) {
    type.codec().writeEcsGroup(event, group, out);
    for (int i = 0; i < added.size(); i++) addedCodecs.get(i).writeEcsGroup(added.get(i), group, out);
  }

  void writeEcs(JsonSink out) {
    type.codec().writeEcs(event, out);
    for (int i = 0; i < added.size(); i++) addedCodecs.get(i).writeEcs(added.get(i), out);
  }
}
