package io.wirestash.core.delivery;

import io.wirestash.api.event.EventCodec.EcsGroup;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Ip;
import io.wirestash.api.event.JsonName;
import io.wirestash.api.event.JsonSink;
import io.wirestash.api.parser.Direction;
import io.wirestash.core.flow.TrackedFlow;

/** Writes an event as an Elastic Common Schema document; objects that both envelope and event fill are written once. */
final class EcsEnvelope {
  private static final JsonName TIMESTAMP = name("@timestamp");
  private static final JsonName EVENT = name("event");
  private static final JsonName ID = name("id");
  private static final JsonName START = name("start");
  private static final JsonName END = name("end");
  private static final JsonName DURATION = name("duration");
  private static final JsonName AMBIGUOUS = name("ambiguous");
  private static final JsonName SOURCE = name("source");
  private static final JsonName DESTINATION = name("destination");
  private static final JsonName CLIENT = name("client");
  private static final JsonName SERVER = name("server");
  private static final JsonName IP = name("ip");
  private static final JsonName PORT = name("port");
  private static final JsonName NETWORK = name("network");
  private static final JsonName TRANSPORT = name("transport");
  private static final JsonName TYPE = name("type");
  private static final JsonName COMMUNITY_ID = name("community_id");
  private static final JsonName VLAN = name("vlan");
  private static final JsonName INNER = name("inner");
  private static final JsonName FLOW = name("flow");
  private static final JsonName TUNNEL = name("tunnel");
  private static final JsonName PACKET = name("packet");
  private static final JsonName NUMBER = name("number");
  private static final JsonName RELATED = name("related");
  private static final JsonName LOG = name("log");
  private static final JsonName FILE = name("file");
  private static final JsonName PATH = name("path");
  private static final JsonName OBSERVER = name("observer");
  private static final JsonName NAME = name("name");

  private final EventIds ids;
  private final IsoTime time = new IsoTime();

  EcsEnvelope(EventIds ids) {
    this.ids = ids;
  }

  private static JsonName name(String name) {
    return JsonName.of(name);
  }

  /** Writes the whole document. */
  void write(Subject about, EventBody body, JsonSink out) {
    out.beginObject();
    out.name(TIMESTAMP);
    time.write(about.startNanos, out);
    event(about, body.type(), body, out);
    if (about.flow != null) {
      Direction source = about.source(body.type().scope());
      endpoint(SOURCE, EcsGroup.SOURCE, about.flow, source, body, out);
      endpoint(DESTINATION, EcsGroup.DESTINATION, about.flow, source.other(), body, out);
      endpoint(CLIENT, EcsGroup.CLIENT, about.flow, Direction.CLIENT, body, out);
      endpoint(SERVER, EcsGroup.SERVER, about.flow, Direction.SERVER, body, out);
      network(about.flow, body, out);
      flow(about, body, out);
      related(about.flow, body, out);
    } else if (about.hosts != null) {
      hosts(about.hosts, body, out);
    }
    if (about.packet != 0) packet(about, body, out);
    origin(about, out);
    body.writeEcs(out);
    out.endObject();
  }

  private static void packet(Subject about, EventBody body, JsonSink out) {
    out.name(PACKET);
    out.beginObject();
    out.name(NUMBER);
    out.number(about.packet);
    body.writeEcsGroup(EcsGroup.PACKET, out);
    out.endObject();
  }

  private void event(Subject about, EncodedType type, EventBody body, JsonSink out) {
    out.name(EVENT);
    out.beginObject();
    out.raw(type.ecsEvent());
    out.name(ID);
    ids.writeEventId(about, type.hash(), out);
    if (type.scope() == EventType.Scope.TRANSACTION) {
      out.name(START);
      time.write(about.startNanos, out);
      out.name(END);
      time.write(about.nanos, out);
      out.name(DURATION);
      out.number(about.nanos - about.startNanos);
    }
    if (about.ambiguous) {
      out.name(AMBIGUOUS);
      out.bool(true);
    }
    body.writeEcsGroup(EcsGroup.EVENT, out);
    out.endObject();
  }

  private static void endpoint(JsonName name, EcsGroup group, TrackedFlow flow, Direction side, EventBody body,
      JsonSink out) {
    out.name(name);
    out.beginObject();
    out.name(IP);
    out.ip(flow.high(side), flow.low(side), flow.v6());
    if (flow.hasPorts()) {
      out.name(PORT);
      out.number(flow.port(side));
    }
    body.writeEcsGroup(group, out);
    out.endObject();
  }

  /** The members of two hosts between which no flow is known. */
  private static void hosts(Hosts hosts, EventBody body, JsonSink out) {
    host(SOURCE, EcsGroup.SOURCE, hosts.source(), hosts.sourcePort(), body, out);
    host(DESTINATION, EcsGroup.DESTINATION, hosts.destination(), hosts.destinationPort(), body, out);
    out.name(NETWORK);
    out.beginObject();
    out.name(TYPE);
    out.plain((hosts.source() == null ? hosts.destination() : hosts.source()).v6() ? "ipv6" : "ipv4");
    if (hosts.transport() != null) {
      out.name(TRANSPORT);
      out.plain(hosts.transport());
    }
    body.writeEcsGroup(EcsGroup.NETWORK, out);
    out.endObject();
    out.name(RELATED);
    out.beginObject();
    out.name(IP);
    out.beginArray();
    address(hosts.source(), out);
    address(hosts.destination(), out);
    body.writeEcsGroup(EcsGroup.RELATED_IP, out);
    out.endArray();
    body.writeEcsGroup(EcsGroup.RELATED, out);
    out.endObject();
  }

  private static void host(JsonName name, EcsGroup group, Ip host, int port, EventBody body, JsonSink out) {
    if (host == null) return;
    out.name(name);
    out.beginObject();
    out.name(IP);
    host.writeJson(out);
    if (port >= 0) {
      out.name(PORT);
      out.number(port);
    }
    body.writeEcsGroup(group, out);
    out.endObject();
  }

  private static void address(Ip host, JsonSink out) {
    if (host == null) return;
    out.item();
    host.writeJson(out);
  }

  private static void network(TrackedFlow flow, EventBody body, JsonSink out) {
    out.name(NETWORK);
    out.beginObject();
    out.name(TYPE);
    out.plain(flow.v6() ? "ipv6" : "ipv4");
    out.name(TRANSPORT);
    out.plain(flow.transport());
    out.name(COMMUNITY_ID);
    out.raw('"');
    out.raw(flow.communityId());
    out.raw('"');
    if (flow.vlanCount() > 0) vlan(flow.vlan(0), out);
    if (flow.vlanCount() > 1) {
      out.name(INNER);
      out.beginObject();
      vlan(flow.vlan(1), out);
      out.endObject();
    }
    body.writeEcsGroup(EcsGroup.NETWORK, out);
    out.endObject();
  }

  private static void vlan(int id, JsonSink out) {
    out.name(VLAN);
    out.beginObject();
    out.name(ID);
    out.raw('"'); // ECS has VLAN ids as keywords
    out.number(id);
    out.raw('"');
    out.endObject();
  }

  private void flow(Subject about, EventBody body, JsonSink out) {
    out.name(FLOW);
    out.beginObject();
    out.name(ID);
    ids.writeFlowId(about, out);
    if (about.flow.tunnels() > 0) {
      out.name(TUNNEL);
      out.beginArray();
      for (int i = 0; i < about.flow.tunnels(); i++) {
        out.item();
        NativeEnvelope.tunnel(about.flow, i, out);
      }
      out.endArray();
    }
    body.writeEcsGroup(EcsGroup.FLOW, out);
    out.endObject();
  }

  private static void related(TrackedFlow flow, EventBody body, JsonSink out) {
    out.name(RELATED);
    out.beginObject();
    out.name(IP);
    out.beginArray();
    out.item();
    out.ip(flow.high(Direction.CLIENT), flow.low(Direction.CLIENT), flow.v6());
    out.item();
    out.ip(flow.high(Direction.SERVER), flow.low(Direction.SERVER), flow.v6());
    body.writeEcsGroup(EcsGroup.RELATED_IP, out);
    out.endArray();
    body.writeEcsGroup(EcsGroup.RELATED, out);
    out.endObject();
  }

  private static void origin(Subject about, JsonSink out) {
    if (about.capture != null) {
      out.name(LOG);
      out.beginObject();
      out.name(FILE);
      out.beginObject();
      out.name(PATH);
      out.string(about.capture);
      out.endObject();
      out.endObject();
    }
    if (about.interfaceName == null) return;
    out.name(OBSERVER);
    out.raw("{\"ingress\":{\"interface\":{");
    out.name(NAME);
    out.string(about.interfaceName);
    out.raw("}}}");
  }
}
