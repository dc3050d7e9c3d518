package io.wirestash.input.pcapfile.filter;

import static io.wirestash.input.pcapfile.filter.Condition.all;
import static io.wirestash.input.pcapfile.filter.Condition.any;
import static io.wirestash.input.pcapfile.filter.Condition.equal;
import static io.wirestash.input.pcapfile.filter.Condition.greater;
import static io.wirestash.input.pcapfile.filter.Condition.masked;

/**
 * Where the headers of a packet lie, and how they say what follows: first by the link type, then changed by each {@code
 * vlan}, {@code mpls} and {@code pppoes} of an expression for all that stands behind it.
 */
final class Layers {
  /** How a layer says which protocol follows. */
  private enum Form {
    ETHERNET, LLC, WIRELESS, ETHERTYPE, HDLC, PPP, NULL_FAMILY, LOOP_FAMILY, IP_VERSION, IPV4, IPV6, MPLS, UNKNOWN
  }

  private static final int LONGEST_8023 = 1500; // larger numbers are EtherTypes

  private Form form = Form.UNKNOWN;
  private Place header = Place.at(0);
  private Place type = Place.at(0);
  private Place network = Place.at(0);
  private Place llc = Place.at(0);
  private int addresses = -1;
  private boolean radio;

  /** @param linkType number of the LINKTYPE_ registry */
  Layers(int linkType) {
    switch (linkType) {
      case 1 -> fixed(Form.ETHERNET, 12, 14, 0);
      case 6 -> llcAt(14, 2);
      case 10 -> llcAt(13, 1);
      case 100 -> llcAt(0, -1);
      case 0 -> fixed(Form.NULL_FAMILY, 0, 4, -1);
      case 108 -> fixed(Form.LOOP_FAMILY, 0, 4, -1);
      case 9, 50 -> fixed(Form.PPP, 2, 4, -1);
      case 51 -> fixed(Form.PPP, 6, 8, -1);
      case 104 -> fixed(Form.HDLC, 2, 4, -1);
      case 113 -> fixed(Form.ETHERTYPE, 14, 16, -1);
      case 276 -> fixed(Form.ETHERTYPE, 0, 20, -1);
      case 12, 14, 101 -> fixed(Form.IP_VERSION, 0, 0, -1);
      case 228 -> fixed(Form.IPV4, 0, 0, -1);
      case 229 -> fixed(Form.IPV6, 0, 0, -1);
      case 105 -> wireless(Place.at(0));
      case 127 -> radiotap();
      default -> {} // its headers are unknown: only len and link[...] mean anything
    }
  }

  private void fixed(Form form, int type, int network, int addresses) {
    this.form = form;
    this.type = Place.at(type);
    this.network = Place.at(network);
    this.addresses = addresses;
    llc = this.network;
  }

  /** An LLC header, which a SNAP header is taken to follow. */
  private void llcAt(int llc, int addresses) {
    fixed(Form.LLC, llc + 6, llc + 8, addresses);
    this.llc = Place.at(llc);
  }

  private void wireless(Place at) {
    form = Form.WIRELESS;
    header = at;
    llc = at.plus(new Value.WirelessHeaderLength(at));
    type = llc.plus(6);
    network = llc.plus(8);
  }

  /** The length of the radiotap header stands in its bytes 2 and 3, the lower one first. */
  private void radiotap() {
    Value low = new Value.Load(Place.at(2), 1);
    Value high = Value.of(Value.Operator.SHIFT_LEFT, new Value.Load(Place.at(3), 1), Value.number(8));
    wireless(Place.at(0).plus(Value.of(Value.Operator.OR, low, high)));
    radio = true;
  }

  Place header() {
    return header;
  }

  Place network() {
    return network;
  }

  boolean radio() {
    return radio;
  }

  /** Where the destination's link address stands; the source's follows. Null if there is none at a fixed place. */
  Place linkAddresses() {
    return addresses < 0 ? null : header.plus(addresses);
  }

  boolean wireless() {
    return form == Form.WIRELESS;
  }

  /** The next protocol is this one. Up to 1500 the number is that of an LLC service access point. */
  Condition carries(int protocol) {
    return switch (form) {
      case ETHERNET -> overEthernet(protocol);
      case LLC -> overLlc(protocol);
      case WIRELESS -> all(masked(header, 1, 0x0c, 0x08), overLlc(protocol)); // only data frames carry anything
      case ETHERTYPE -> overCooked(protocol);
      case HDLC -> equal(type, 2, protocol == Protocol.ISO.number ? 0xfefe : protocol);
      case PPP -> equal(type, 2, pppNumber(protocol));
      case NULL_FAMILY -> any(family(protocol, 0), family(protocol, 24)); // in the order of whoever captured it
      case LOOP_FAMILY -> family(protocol, 0);
      case IP_VERSION -> version(network, protocol);
      case IPV4 -> new Condition.Constant(protocol == Protocol.IP.number);
      case IPV6 -> new Condition.Constant(protocol == Protocol.IP6.number);
      case MPLS -> all(masked(network.plus(-2), 1, 1, 1), version(network, protocol)); // the last label is marked
      case UNKNOWN -> Condition.NEVER;
    };
  }

  private Condition overEthernet(int protocol) {
    Condition length = new Condition.Not(greater(type, 2, LONGEST_8023));
    if (protocol == Protocol.IPX.number) {
      return any(equal(type, 2, 0x8137), all(length, any(snap(0, 0x8137), overLlc(protocol), equal(llc, 2, 0xffff))));
    }
    if (protocol == Protocol.ATALK.number) return any(equal(type, 2, protocol), all(length, snap(0x080007, protocol)));
    if (protocol == Protocol.AARP.number) return any(equal(type, 2, protocol), all(length, snap(0, protocol)));
    return protocol <= LONGEST_8023 ? all(length, overLlc(protocol)) : equal(type, 2, protocol);
  }

  /** A SNAP header (IEEE 802) with this organisation and protocol. */
  private Condition snap(int organisation, int protocol) {
    int second = organisation << 16 | protocol;
    return all(equal(llc.plus(4), 4, second), equal(llc, 4, 0xaaaa0300 | organisation >>> 16));
  }

  private Condition overLlc(int protocol) {
    if (protocol == Protocol.ISO.number) return equal(llc, 2, 0xfefe);
    if (protocol == Protocol.NETBEUI.number) return equal(llc, 2, 0xf0f0);
    if (protocol == Protocol.ATALK.number) return snap(0x080007, protocol);
    return protocol <= LONGEST_8023 ? equal(llc, 1, protocol & 0xff) : equal(llc.plus(6), 2, protocol);
  }

  /** Linux cooked captures: protocol 4 means that an LLC header follows, 1 Novell's own form of 802.3. */
  private Condition overCooked(int protocol) {
    Condition llcFollows = equal(type, 2, 4);
    if (protocol == Protocol.IPX.number) {
      Condition framed = any(overLlc(protocol), snap(0, 0x8137));
      return any(equal(type, 2, 0x8137), equal(type, 2, 1), all(llcFollows, framed));
    }
    if (protocol == Protocol.ATALK.number || protocol == Protocol.AARP.number) {
      int organisation = protocol == Protocol.ATALK.number ? 0x080007 : 0;
      return any(equal(type, 2, protocol), all(llcFollows, snap(organisation, protocol)));
    }
    return protocol <= LONGEST_8023 ? all(llcFollows, overLlc(protocol)) : equal(type, 2, protocol);
  }

  /** PPP's numbers (IANA) for those protocols that have one there. */
  private static int pppNumber(int protocol) {
    return switch (protocol) {
      case 0x0800 -> 0x21;
      case 0x86dd -> 0x57;
      case 0x6003 -> 0x27;
      case 0x809b -> 0x29;
      case 0xfe -> 0x23;
      case 0x42 -> 0x31;
      case 0xe0 -> 0x2b;
      case 0x8847 -> 0x281;
      default -> protocol;
    };
  }

  /** BSD's address families: 2 for IPv4, for IPv6 as the system has it (Linux 10, BSD 24 and 28, macOS 30). */
  private Condition family(int protocol, int shift) {
    if (protocol == Protocol.IP.number) return equal(type, 4, 2 << shift);
    if (protocol != Protocol.IP6.number) return Condition.NEVER;
    return any(
        equal(type, 4, 10 << shift),
        equal(type, 4, 24 << shift),
        equal(type, 4, 28 << shift),
        equal(type, 4, 30 << shift));
  }

  private static Condition version(Place ip, int protocol) {
    if (protocol == Protocol.IP.number) return masked(ip, 1, 0xf0, 0x40);
    return protocol == Protocol.IP6.number ? masked(ip, 1, 0xf0, 0x60) : Condition.NEVER;
  }

  /** Enters an IEEE 802.1Q or 802.1ad tag; any identifier if it is negative. */
  Condition vlan(int id) {
    if (form != Form.ETHERNET && form != Form.WIRELESS) return Condition.NEVER;
    Condition tagged = any(carries(0x8100), carries(0x88a8), carries(0x9100));
    Condition wanted = id < 0 ? tagged : all(tagged, masked(network, 2, 0x0fff, id));
    type = type.plus(4);
    network = network.plus(4);
    llc = llc.plus(4);
    return wanted;
  }

  /** Enters a label of an MPLS stack (RFC 3032). */
  Condition mpls(int label) {
    Condition stacked = form == Form.MPLS ? masked(network.plus(-2), 1, 1, 0) : carries(0x8847);
    Condition wanted = label < 0 ? stacked : all(stacked, masked(network, 4, 0xfffff000, label << 12));
    if (form != Form.UNKNOWN) form = Form.MPLS;
    network = network.plus(4);
    return wanted;
  }

  /** Enters a PPPoE session (RFC 2516): six bytes, then PPP's protocol number. */
  Condition pppoeSession(int id) {
    Condition session = carries(0x8864);
    Condition wanted = id < 0 ? session : all(session, masked(network, 4, 0xffff, id));
    if (form != Form.UNKNOWN) form = Form.PPP;
    header = network.plus(6);
    type = network.plus(6);
    network = network.plus(8);
    llc = network;
    addresses = -1;
    return wanted;
  }
}
