package io.wirestash.input.pcapfile.filter;

import static io.wirestash.input.pcapfile.filter.Condition.all;
import static io.wirestash.input.pcapfile.filter.Condition.any;
import static io.wirestash.input.pcapfile.filter.Condition.equal;
import static io.wirestash.input.pcapfile.filter.Condition.masked;

import io.wirestash.input.pcapfile.filter.Condition.Compare;
import io.wirestash.input.pcapfile.filter.Condition.Relation;
import java.util.ArrayList;
import java.util.List;

/** What the primitives of an expression mean for the headers at hand. What a layer cannot have, never matches. */
final class Primitives {
  private static final int FRAGMENT = 44;

  private final Layers layers;

  Primitives(Layers layers) {
    this.layers = layers;
  }

  private Condition ip() {
    return layers.carries(Protocol.IP.number);
  }

  private Condition ip6() {
    return layers.carries(Protocol.IP6.number);
  }

  /** A protocol by its name alone. */
  Condition protocol(Protocol protocol) {
    return switch (protocol.below) {
      case ETHERTYPE -> layers.carries(protocol.number);
      case IP -> any(ipProtocol(protocol.number), ip6Protocol(protocol.number));
      case IPV4 -> ipProtocol(protocol.number);
      case IPV6 -> ip6Protocol(protocol.number);
      case LINK, CAPTURE -> Condition.NEVER;
    };
  }

  /** {@code ether proto}, {@code ip proto}, {@code ip6 proto}, or {@code proto} for both. */
  Condition number(Protocol scope, int number) {
    if (scope == null) return any(ipProtocol(number), ip6Protocol(number));
    return switch (scope) {
      case IP -> ipProtocol(number);
      case IP6 -> ip6Protocol(number);
      default -> layers.carries(number);
    };
  }

  private Condition ipProtocol(int number) {
    return all(ip(), equal(layers.network().plus(9), 1, number));
  }

  /** The next header, also behind a fragment header. */
  private Condition ip6Protocol(int number) {
    Place next = layers.network().plus(6);
    Condition fragment = all(equal(next, 1, FRAGMENT), equal(layers.network().plus(40), 1, number));
    return all(ip6(), any(equal(next, 1, number), fragment));
  }

  /** As {@link #number}, behind any extension headers. */
  Condition chain(Protocol scope, int number) {
    Condition v4 = all(ip(), chained(number, false));
    Condition v6 = all(ip6(), chained(number, true));
    return scope == null ? any(v4, v6) : scope == Protocol.IP ? v4 : v6;
  }

  private Condition chained(int number, boolean ipv6) {
    return new Compare(new Value.Chain(layers.network(), ipv6, number), Relation.EQUAL, Value.number(number));
  }

  /** A host or net of IPv4; without a protocol also in ARP and RARP. */
  Condition ipv4(Protocol scope, Direction direction, int address, int mask) {
    Place network = layers.network();
    Condition inIp = all(ip(), pair(direction, network.plus(12), network.plus(16), address, mask));
    Condition inArp = pair(direction, network.plus(14), network.plus(24), address, mask);
    Condition arp = all(layers.carries(Protocol.ARP.number), inArp);
    Condition rarp = all(layers.carries(Protocol.RARP.number), inArp);
    if (scope == null) return any(inIp, arp, rarp);
    return scope == Protocol.IP ? inIp : scope == Protocol.ARP ? arp : rarp;
  }

  private static Condition pair(Direction direction, Place source, Place destination, int number, int mask) {
    return direction.of(masked(source, 4, mask, number), masked(destination, 4, mask, number));
  }

  Condition ipv6(Direction direction, int[] address, int[] mask) {
    Place network = layers.network();
    return all(ip6(), direction.of(words(network.plus(8), address, mask), words(network.plus(24), address, mask)));
  }

  private static Condition words(Place at, int[] address, int[] mask) {
    List<Condition> words = new ArrayList<>();
    for (int i = 0; i < 4; i++) if (mask[i] != 0) words.add(masked(at.plus(4 * i), 4, mask[i], address[i]));
    return new Condition.All(words);
  }

  Condition ethernet(Direction direction, long address) {
    if (layers.wireless()) return wireless(direction, address);
    Place at = layers.linkAddresses();
    return at == null ? Condition.NEVER : direction.of(link(at.plus(6), address), link(at, address));
  }

  /**
   * Source and destination of an 802.11 frame: which of its addresses they are depends on the bits To DS (1) and From
   * DS (2); control frames have none (IEEE 802.11-2020 section 9.3.2.1).
   */
  private Condition wireless(Direction direction, long address) {
    Place frame = layers.header();
    Condition fourth = all(masked(frame.plus(1), 1, 1, 1), link(frame.plus(24), address));
    Condition third = all(masked(frame.plus(1), 1, 1, 0), link(frame.plus(16), address));
    Condition fromDs = all(wirelessBits(2), any(fourth, third));
    Condition source = any(fromDs, all(new Condition.Not(wirelessBits(2)), link(frame.plus(10), address)));
    Condition toDs = all(wirelessBits(1), link(frame.plus(16), address));
    Condition destination = any(toDs, all(new Condition.Not(wirelessBits(1)), link(frame.plus(4), address)));
    return all(masked(frame, 1, 0x04, 0), direction.of(source, destination));
  }

  /** A data frame with this bit of its direction. */
  private Condition wirelessBits(int bit) {
    Place frame = layers.header();
    return all(masked(frame, 1, 0x08, 0x08), masked(frame.plus(1), 1, bit, bit));
  }

  private static Condition link(Place at, long address) {
    return all(equal(at.plus(2), 4, (int) address), equal(at, 2, (int) (address >>> 32)));
  }

  /** @param protocol null for all that have ports */
  Condition ports(Protocol protocol, Direction direction, int low, int high) {
    Place network = layers.network();
    Place transport = network.plus(new Value.HeaderLength(network));
    Condition v4 = all(ip(), ported(network.plus(9), protocol), unfragmented(), range(direction, transport, low, high));
    Condition v6 = all(ip6(), ported(network.plus(6), protocol), range(direction, network.plus(40), low, high));
    return any(v4, v6);
  }

  private static Condition ported(Place at, Protocol protocol) {
    if (protocol != null) return equal(at, 1, protocol.number);
    return any(equal(at, 1, 6), equal(at, 1, 17), equal(at, 1, 132));
  }

  private static Condition range(Direction direction, Place transport, int low, int high) {
    return direction.of(between(transport, low, high), between(transport.plus(2), low, high));
  }

  private static Condition between(Place at, int low, int high) {
    if (low == high) return equal(at, 2, low);
    Compare least = new Compare(new Value.Load(at, 2), Relation.GREATER_OR_EQUAL, Value.number(low));
    return all(least, new Condition.Not(Condition.greater(at, 2, high)));
  }

  private Condition unfragmented() {
    return masked(layers.network().plus(6), 2, 0x1fff, 0);
  }

  Condition broadcast(Protocol scope) {
    if (scope != Protocol.IP) return ethernet(Direction.DESTINATION, 0xffff_ffff_ffffL);
    Place destination = layers.network().plus(16);
    return all(ip(), any(equal(destination, 4, 0), equal(destination, 4, -1)));
  }

  Condition multicast(Protocol scope) {
    Place network = layers.network();
    if (scope == Protocol.IP) {
      Value first = new Value.Load(network.plus(16), 1);
      return all(ip(), new Compare(first, Relation.GREATER_OR_EQUAL, Value.number(224)));
    }
    if (scope == Protocol.IP6) return all(ip6(), equal(network.plus(24), 1, 255));
    if (layers.wireless()) return wirelessMulticast();
    Place at = layers.linkAddresses();
    return at == null ? Condition.NEVER : masked(at, 1, 1, 1);
  }

  private Condition wirelessMulticast() {
    Place frame = layers.header();
    Condition toDs = all(wirelessBits(1), masked(frame.plus(16), 1, 1, 1));
    Condition other = all(new Condition.Not(wirelessBits(1)), masked(frame.plus(4), 1, 1, 1));
    return all(masked(frame, 1, 0x04, 0), any(toDs, other));
  }

  /** What must hold for a protocol's header to be there: of what runs over IP, the first fragment. */
  Condition present(Protocol protocol) {
    return switch (protocol.below) {
      case LINK -> Condition.ALWAYS;
      case CAPTURE -> new Condition.Constant(layers.radio());
      case ETHERTYPE -> layers.carries(protocol.number);
      case IP, IPV4 -> all(ipProtocol(protocol.number), unfragmented());
      case IPV6 -> all(ip6(), equal(layers.network().plus(6), 1, protocol.number));
    };
  }

  /** Where a protocol's header begins: of what runs over IP, that over IPv4. */
  Place start(Protocol protocol) {
    Place network = layers.network();
    return switch (protocol.below) {
      case LINK -> layers.header();
      case CAPTURE -> Place.at(0);
      case ETHERTYPE -> network;
      case IP, IPV4 -> network.plus(new Value.HeaderLength(network));
      case IPV6 -> network.plus(40);
    };
  }
}
