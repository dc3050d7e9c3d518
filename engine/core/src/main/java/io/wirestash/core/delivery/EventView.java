package io.wirestash.core.delivery;

import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Ip;
import io.wirestash.api.event.JsonSink;
import io.wirestash.api.output.EventFormat;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Flow;
import io.wirestash.api.processor.Event;
import java.util.ArrayList;
import java.util.List;

/** The event at hand as processors, conditions and text forms see it, and what is to be changed of it. One thread. */
final class EventView implements Event {
  private final EventBody body;
  private final EcsNames names;
  private final NativeEnvelope envelope;
  private final JsonSink json = new JsonSink(1 << 12);
  private final JsonValues values = new JsonValues();
  private final List<Edit> edits = new ArrayList<>();
  private Subject about;
  private boolean encoded;
  private boolean dropped;

  EventView(EventBody body, EcsNames names, NativeEnvelope envelope) {
    this.body = body;
    this.names = names;
    this.envelope = envelope;
  }

  /** Begins the event that the body holds. */
  void begin(Subject about) {
    this.about = about;
    edits.clear();
    encoded = false;
    dropped = false;
  }

  boolean dropped() {
    return dropped;
  }

  boolean edited() {
    return !edits.isEmpty();
  }

  int decimals() {
    return about.decimals();
  }

  // ---- encoding

  /** Replaces what stands in {@code out} from {@code begin} on, this event in a JSON format, by the edited event. */
  void edit(EventFormat format, JsonSink out, int begin) {
    var members = values.members(out.array(), begin);
    out.length(begin);
    Edit.apply(edits, members, path -> format == EventFormat.ECS ? names.of(type(), path) : path, out);
  }

  /** The event's native JSON as it stands now: from 0 on. */
  JsonSink json() {
    if (encoded) return json;
    json.length(0);
    envelope.write(about, body.type(), json);
    body.writeNative(json);
    json.endObject();
    if (edited()) edit(EventFormat.NATIVE, json, 0);
    encoded = true;
    return json;
  }

  @Override
  public Object get(String path) {
    return values.find(json().array(), 0, path);
  }

  // ---- what it is about

  @Override
  public String type() {
    return body.type().name();
  }

  @Override
  public long startNanos() {
    return body.type().scope() == EventType.Scope.MESSAGE ? about.nanos : about.startNanos;
  }

  @Override
  public long nanos() {
    return about.nanos;
  }

  @Override
  public long packet() {
    return about.packet;
  }

  private Direction source() {
    return about.source(body.type().scope());
  }

  private Ip host(Direction side) {
    return side == Direction.CLIENT ? about.flow.clientIp() : about.flow.serverIp();
  }

  private int port(Direction side) {
    return about.flow.hasPorts() ? about.flow.port(side) : -1;
  }

  @Override
  public Ip sourceIp() {
    if (about.flow != null) return host(source());
    return about.hosts == null ? null : about.hosts.source();
  }

  @Override
  public int sourcePort() {
    if (about.flow != null) return port(source());
    return about.hosts == null ? -1 : about.hosts.sourcePort();
  }

  @Override
  public Ip destinationIp() {
    if (about.flow != null) return host(source().other());
    return about.hosts == null ? null : about.hosts.destination();
  }

  @Override
  public int destinationPort() {
    if (about.flow != null) return port(source().other());
    return about.hosts == null ? -1 : about.hosts.destinationPort();
  }

  @Override
  public String transport() {
    if (about.flow != null) return about.flow.transport();
    return about.hosts == null ? null : about.hosts.transport();
  }

  @Override
  public Record body() {
    return body.event();
  }

  @Override
  public Flow flow() {
    return about.flow;
  }

  // ---- changes

  @Override
  public void add(Record members) {
    body.add(members);
    encoded = false;
  }

  @Override
  public void set(String path, Object value) {
    if (value == null) remove(path);
    else change(new Edit(path, null, value));
  }

  @Override
  public void remove(String path) {
    change(new Edit(path, null, null));
  }

  @Override
  public void rename(String path, String to) {
    change(new Edit(path, to, null));
  }

  private void change(Edit edit) {
    edits.add(edit);
    encoded = false;
  }

  @Override
  public void drop() {
    dropped = true;
  }
}
