package io.wirestash.core.flow;

import io.wirestash.api.event.Ip;
import io.wirestash.api.packet.Packet;
import io.wirestash.api.packet.TunnelKind;
import io.wirestash.api.parser.Detection;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Flow;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.stream.Connection;
import io.wirestash.api.stream.TcpFacts;
import io.wirestash.core.packet.HostHash;
import java.util.List;
import java.util.stream.Stream;

/**
 * One flow in the table. Owned by one worker; recycled when it ends. A is the side that sent the first packet, B the
 * other; which of them is the client is said by {@link #swapped}. Fields rather than accessors for the other classes of
 * this package, which keep the flow up to date on the hot path.
 */
public final class TrackedFlow implements Flow {
  static final int A = 0;
  static final int B = 1;

  // the key
  long highA;
  long lowA;
  long highB;
  long lowB;
  int ports; // A's port << 16 | B's port; for ICMP see FlowKey
  int protocol;
  boolean v6;
  int scope;
  int hash;

  // identity, set at the first packet
  long ordinal;
  long firstNanos;
  long firstPacket;
  short icmpType;
  short icmpCode;
  int vlans;
  TunnelKind[] tunnelKinds;
  int[] tunnelIds;
  String capture;
  String interfaceName;
  boolean nanoseconds;
  private long identity;
  private byte[] communityId;

  // kept up to date
  long lastNanos;
  long lastPacket;
  long packetsA;
  long packetsB;
  long bytesA;
  long bytesB;
  long payloadA;
  long payloadB;
  short minTtlA;
  short maxTtlA;
  short minTtlB;
  short maxTtlB;
  byte flagsA;
  byte flagsB;
  byte tcpA;
  byte tcpB;
  boolean swapped;
  private long history;
  private long laterHistory;
  int historySeen;
  int anomalies;
  private int laterEvents;
  int sequence;
  private boolean ambiguous;
  EndCause end;

  // the reassembler's part
  private Connection connection;

  // the parser's part, opaque here
  private Object session;
  private Object payload;
  private String service;
  private List<String> services;
  private Detection found;
  private long trials;

  // places in the table's lists
  TrackedFlow wheelNext;
  TrackedFlow wheelPrevious;
  int wheelSlot = -1;
  long wheelTick;
  TrackedFlow ageNext;
  TrackedFlow agePrevious;
  boolean answered;
  long agedNanos;
  long sessionDeadline;

  void clear() {
    packetsA = packetsB = bytesA = bytesB = payloadA = payloadB = 0;
    minTtlA = minTtlB = maxTtlA = maxTtlB = -1;
    flagsA = flagsB = tcpA = tcpB = 0;
    swapped = answered = ambiguous = false;
    historySeen = anomalies = laterEvents = sequence = 0;
    history = laterHistory = 0;
    icmpType = icmpCode = -1;
    communityId = null;
    identity = 0;
    tunnelKinds = null;
    tunnelIds = null;
    end = null;
    connection = null;
    session = payload = null;
    service = null;
    services = null;
    found = null;
    trials = 0;
    sessionDeadline = Long.MAX_VALUE;
  }

  void count(Packet packet, boolean fromA, int ipBytes, int payload, int ttl) {
    lastNanos = Math.max(lastNanos, packet.nanos());
    lastPacket = packet.number();
    if (fromA) {
      packetsA++;
      bytesA += ipBytes;
      payloadA += payload;
      if (minTtlA < 0 || ttl < minTtlA) minTtlA = (short) ttl;
      if (ttl > maxTtlA) maxTtlA = (short) ttl;
    } else {
      packetsB++;
      bytesB += ipBytes;
      payloadB += payload;
      if (minTtlB < 0 || ttl < minTtlB) minTtlB = (short) ttl;
      if (ttl > maxTtlB) maxTtlB = (short) ttl;
    }
  }

  /** Adds a history letter, given in lower case; the client's are shown in upper case. */
  void history(char letter, boolean fromA) {
    boolean client = fromA != swapped;
    if (history >>> 60 - 5 == 0) history = HistoryLetters.add(history, letter, client);
    else if (laterHistory >>> 60 - 5 == 0) laterHistory = HistoryLetters.add(laterHistory, letter, client);
  }

  // ---- the parser's part

  /** What the parser stage keeps for this flow, or null. */
  public Object session() {
    return session;
  }

  /** What reads the flow's payload beside its parser, or null. */
  public Object payload() {
    return payload;
  }

  public void payload(Object payload) {
    this.payload = payload;
  }

  /** The flow is reported though it goes on. */
  public void reported() {
    sequence++;
  }

  public void session(Object session) {
    this.session = session;
  }

  /** Frees what can be made again: the session, and the text of the Community ID. */
  public void forget() {
    session = null;
    communityId = null;
  }

  /** Free bits for detection: attempts and rejected parsers. */
  public long trials() {
    return trials;
  }

  public void trials(long bits) {
    trials = bits;
  }

  /** Events of this flow so far that no packet of it had caused just then: what numbers them. */
  public int laterEvents() {
    return laterEvents;
  }

  public void laterEvents(int count) {
    laterEvents = count;
  }

  /** True if conflicting bytes were seen, so that what parsers read may be one of two readings. */
  public boolean ambiguous() {
    return ambiguous;
  }

  /** Notes that conflicting bytes were seen. */
  public void conflict() {
    ambiguous = true;
  }

  /** Counts an anomaly; returns how many this flow has had before. */
  public int countAnomaly() {
    return anomalies++;
  }

  /** Adds a confirmed protocol. */
  public void service(String protocol) {
    if (service == null) service = protocol;
    else if (!services().contains(protocol)) services = Stream.concat(services().stream(), Stream.of(protocol)).toList();
  }

  /** Notes how the parser was found, just before the flow is reported. */
  public void found(Detection detection) {
    found = detection;
  }

  /** The flow's part of the reassembler, or null before its first segment. */
  public Connection connection() {
    return connection;
  }

  public void connection(Connection connection) {
    this.connection = connection;
  }

  /** True if a packet of this direction (as sent by A) comes from the client. */
  public Direction direction(boolean fromA) {
    return fromA != swapped ? Direction.CLIENT : Direction.SERVER;
  }

  /** Makes the receiver of the first packet the client. */
  public void swapRoles() {
    swapped = !swapped;
  }

  // ---- what events say about it

  public long ordinal() {
    return ordinal;
  }

  public long firstNanos() {
    return firstNanos;
  }

  public long firstPacket() {
    return firstPacket;
  }

  public long lastNanos() {
    return lastNanos;
  }

  public long lastPacket() {
    return lastPacket;
  }

  public boolean v6() {
    return v6;
  }

  public long high(Direction side) {
    return isA(side) ? highA : highB;
  }

  public long low(Direction side) {
    return isA(side) ? lowA : lowB;
  }

  public int port(Direction side) {
    return isA(side) ? ports >>> 16 : ports & 0xffff;
  }

  /** True for transports with port numbers. */
  public boolean hasPorts() {
    return FlowKey.hasPorts(protocol);
  }

  private boolean isA(Direction side) {
    return (side == Direction.CLIENT) != swapped;
  }

  public int vlanCount() {
    return vlans >>> 28;
  }

  /** The i-th VLAN id, outermost first. */
  public int vlan(int i) {
    return vlans >>> 12 * i & 0xfff;
  }

  public int tunnels() {
    return tunnelKinds == null ? 0 : tunnelKinds.length;
  }

  public TunnelKind tunnelKind(int i) {
    return tunnelKinds[i];
  }

  public int tunnelId(int i) {
    return tunnelIds[i];
  }

  public String capture() {
    return capture;
  }

  public String interfaceName() {
    return interfaceName;
  }

  /** A number made of the flow's key alone, the same in every run and for both directions. */
  public long identity() {
    if (identity == 0) {
      long a = HostHash.mix(lowA + HostHash.mix(highA) + (ports >>> 16));
      long b = HostHash.mix(lowB + HostHash.mix(highB) + (ports & 0xffff));
      identity = HostHash.mix(a + b + ((long) scope << 8 | protocol)) | 1;
    }
    return identity;
  }

  /** Community ID version 1, as ASCII. */
  public byte[] communityId() {
    if (communityId == null) communityId = CommunityId.of(this);
    return communityId;
  }

  @Override
  public Ip clientIp() {
    return new Ip(high(Direction.CLIENT), low(Direction.CLIENT), v6);
  }

  @Override
  public int clientPort() {
    return port(Direction.CLIENT);
  }

  @Override
  public Ip serverIp() {
    return new Ip(high(Direction.SERVER), low(Direction.SERVER), v6);
  }

  @Override
  public int serverPort() {
    return port(Direction.SERVER);
  }

  @Override
  public int protocol() {
    return protocol;
  }

  @Override
  public String transport() {
    return FlowKey.transport(protocol);
  }

  @Override
  public Moment first() {
    return new Moment(firstNanos, firstPacket);
  }

  @Override
  public Moment last() {
    return new Moment(lastNanos, lastPacket);
  }

  @Override
  public long packets(Direction from) {
    return isA(from) ? packetsA : packetsB;
  }

  @Override
  public long bytes(Direction from) {
    return isA(from) ? bytesA : bytesB;
  }

  @Override
  public long payloadBytes(Direction from) {
    return isA(from) ? payloadA : payloadB;
  }

  @Override
  public String state() {
    return ConnectionState.of(this);
  }

  @Override
  public String history() {
    return HistoryLetters.text(history) + HistoryLetters.text(laterHistory);
  }

  @Override
  public int minTtl(Direction from) {
    return isA(from) ? minTtlA : minTtlB;
  }

  @Override
  public int maxTtl(Direction from) {
    return isA(from) ? maxTtlA : maxTtlB;
  }

  @Override
  public int tcpFlags(Direction from) {
    return (isA(from) ? flagsA : flagsB) & 0xff;
  }

  @Override
  public int icmpType() {
    return icmpType;
  }

  @Override
  public int icmpCode() {
    return icmpCode;
  }

  @Override
  public boolean fromStart() {
    return connection == null || connection.facts().fromStart();
  }

  @Override
  public TcpFacts tcp() {
    return connection == null ? null : connection.facts();
  }

  @Override
  public int side(Direction from) {
    return isA(from) ? A : B;
  }

  @Override
  public String service() {
    return service;
  }

  @Override
  public List<String> services() {
    if (services != null) return services;
    return service == null ? List.of() : List.of(service);
  }

  @Override
  public Detection detection() {
    return found;
  }

  @Override
  public int sequence() {
    return sequence;
  }

  @Override
  public boolean nanoseconds() {
    return nanoseconds;
  }

  @Override
  public EndCause endCause() {
    return end;
  }
}
