package io.wirestash.core.delivery;

import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Ip;
import io.wirestash.api.event.JsonName;
import io.wirestash.api.event.JsonSink;
import io.wirestash.api.parser.Direction;
import io.wirestash.core.flow.TrackedFlow;
import java.util.Arrays;

/** Writes the members that every event begins with, under the product's own names. */
final class NativeEnvelope {
  private static final JsonName TS = name("ts");
  private static final JsonName TS_START = name("ts_start");
  private static final JsonName TS_END = name("ts_end");
  private static final JsonName SRC_IP = name("src_ip");
  private static final JsonName SRC_PORT = name("src_port");
  private static final JsonName DST_IP = name("dst_ip");
  private static final JsonName DST_PORT = name("dst_port");
  private static final JsonName TRANSPORT = name("transport");
  private static final JsonName COMMUNITY_ID = name("community_id");
  private static final JsonName FLOW_ID = name("flow_id");
  private static final JsonName EVENT_ID = name("event_id");
  private static final JsonName AMBIGUOUS = name("ambiguous");
  private static final JsonName PACKET = name("packet");
  private static final JsonName CAPTURE = name("capture");
  private static final JsonName INTERFACE = name("interface");
  private static final JsonName VLAN = name("vlan");
  private static final JsonName INNER_VLAN = name("inner_vlan");
  private static final JsonName TUNNEL = name("tunnel");
  private static final JsonName KIND = name("kind");
  private static final JsonName ID = name("id");

  private final EventIds ids;
  private String lastCapture;
  private byte[] encodedCapture;

  NativeEnvelope(EventIds ids) {
    this.ids = ids;
  }

  private static JsonName name(String name) {
    return JsonName.of(name);
  }

  void write(Subject about, EncodedType type, JsonSink out) {
    out.raw(type.opening());
    if (type.scope() == EventType.Scope.MESSAGE) {
      out.name(TS);
      out.seconds(about.nanos, about.decimals());
    } else {
      out.name(TS_START);
      out.seconds(about.startNanos, about.decimals());
      out.name(TS_END);
      out.seconds(about.nanos, about.decimals());
    }
    if (about.flow != null) endpoints(about.flow, about.source(type.scope()), out);
    else if (about.hosts != null) hosts(about.hosts, out);
    if (about.flow != null) {
      out.name(FLOW_ID);
      ids.writeFlowId(about, out);
    }
    out.name(EVENT_ID);
    ids.writeEventId(about, type.hash(), out);
    if (about.ambiguous) {
      out.name(AMBIGUOUS);
      out.bool(true);
    }
    if (about.packet != 0) {
      out.name(PACKET);
      out.number(about.packet);
    }
    origin(about, out);
    if (about.flow != null) path(about.flow, out);
  }

  private static void endpoints(TrackedFlow flow, Direction from, JsonSink out) {
    Direction to = from.other();
    boolean ports = flow.hasPorts();
    out.name(SRC_IP);
    out.ip(flow.high(from), flow.low(from), flow.v6());
    if (ports) {
      out.name(SRC_PORT);
      out.number(flow.port(from));
    }
    out.name(DST_IP);
    out.ip(flow.high(to), flow.low(to), flow.v6());
    if (ports) {
      out.name(DST_PORT);
      out.number(flow.port(to));
    }
    out.name(TRANSPORT);
    out.plain(flow.transport());
    out.name(COMMUNITY_ID);
    out.raw('"');
    out.raw(flow.communityId());
    out.raw('"');
  }

  /** The addresses of an event without flow. */
  private static void hosts(Hosts hosts, JsonSink out) {
    host(SRC_IP, SRC_PORT, hosts.source(), hosts.sourcePort(), out);
    host(DST_IP, DST_PORT, hosts.destination(), hosts.destinationPort(), out);
    if (hosts.transport() == null) return;
    out.name(TRANSPORT);
    out.plain(hosts.transport());
  }

  private static void host(JsonName name, JsonName portName, Ip host, int port, JsonSink out) {
    if (host == null) return;
    out.name(name);
    host.writeJson(out);
    if (port < 0) return;
    out.name(portName);
    out.number(port);
  }

  private void origin(Subject about, JsonSink out) {
    if (about.capture != null) {
      out.name(CAPTURE);
      capture(about.capture, out);
    }
    if (about.interfaceName != null) {
      out.name(INTERFACE);
      out.string(about.interfaceName);
    }
  }

  /** A run has few captures and many events. */
  private void capture(String capture, JsonSink out) {
    if (!capture.equals(lastCapture)) {
      int from = out.length();
      out.string(capture);
      encodedCapture = Arrays.copyOfRange(out.array(), from, out.length());
      lastCapture = capture;
    } else {
      out.raw(encodedCapture);
    }
  }

  private static void path(TrackedFlow flow, JsonSink out) {
    if (flow.vlanCount() > 0) {
      out.name(VLAN);
      out.number(flow.vlan(0));
    }
    if (flow.vlanCount() > 1) {
      out.name(INNER_VLAN);
      out.number(flow.vlan(1));
    }
    if (flow.tunnels() == 0) return;
    out.name(TUNNEL);
    out.beginArray();
    for (int i = 0; i < flow.tunnels(); i++) {
      out.item();
      tunnel(flow, i, out);
    }
    out.endArray();
  }

  /** One tunnel, outermost first. */
  static void tunnel(TrackedFlow flow, int i, JsonSink out) {
    out.beginObject();
    out.name(KIND);
    out.plain(flow.tunnelKind(i).text());
    if (flow.tunnelId(i) != 0) {
      out.name(ID);
      out.number(flow.tunnelId(i) & 0xffffffffL);
    }
    out.endObject();
  }
}
