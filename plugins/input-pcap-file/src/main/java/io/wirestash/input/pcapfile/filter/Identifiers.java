package io.wirestash.input.pcapfile.filter;

import io.wirestash.input.pcapfile.filter.Protocol.Below;
import io.wirestash.input.pcapfile.filter.Token.Kind;

/** Reads the value behind qualifiers: an address, a net, a port, a protocol number, or the name of one. */
final class Identifiers {
  private static final int[] ALL_WORDS = {-1, -1, -1, -1};

  private final Tokens tokens;
  private final Primitives primitives;
  private final Names names;

  Identifiers(Tokens tokens, Primitives primitives, Names names) {
    this.tokens = tokens;
    this.primitives = primitives;
    this.names = names;
  }

  Condition read(Qualifiers qualifiers) throws InvalidFilter {
    return switch (qualifiers.type()) {
      case HOST, NET -> address(qualifiers);
      case PORT -> port(qualifiers);
      case PORTRANGE -> portRange(qualifiers);
      case PROTO -> primitives.number(qualifiers.protocol(), protocolNumber(qualifiers.protocol()));
      case PROTOCHAIN -> primitives.chain(qualifiers.protocol(), protocolNumber(qualifiers.protocol()));
    };
  }

  private Condition address(Qualifiers qualifiers) throws InvalidFilter {
    Token token = tokens.peek();
    Protocol scope = qualifiers.protocol();
    if (scope != null && scope.below == Below.LINK) return ethernet(qualifiers, token);
    if (scope != null && !scope.hasAddresses()) {
      throw tokens.error(token, "\"" + scope.keyword + "\" has no addresses; expected ip, ip6, arp, rarp or ether");
    }
    return token.kind() == Kind.ADDRESS ? ipv6(qualifiers, token) : ipv4(qualifiers, token);
  }

  private Condition ethernet(Qualifiers qualifiers, Token token) throws InvalidFilter {
    Long address = Numbers.ethernet(token.text());
    if (address == null || qualifiers.type() != Qualifiers.Type.HOST) {
      throw tokens.unexpected("an Ethernet address such as 00:11:22:33:44:55");
    }
    tokens.take();
    return primitives.ethernet(qualifiers.direction(), address);
  }

  private Condition ipv4(Qualifiers qualifiers, Token token) throws InvalidFilter {
    boolean plain = token.kind() == Kind.NUMBER;
    Integer address = plain ? Numbers.number(token.text()) : Numbers.dotted(token.text());
    if (address == null) throw noAddress(token);
    if (qualifiers.protocol() == Protocol.IP6) throw tokens.error(token, "expected an IPv6 address after ip6");
    tokens.take();
    int bits = plain ? 32 : 8 * Numbers.dottedBytes(token.text());
    if (plain && (qualifiers.type() == Qualifiers.Type.NET || tokens.peek().is("/"))) {
      for (; address != 0 && address >>> 24 == 0; bits -= 8) address <<= 8; // net 10 is 10.0.0.0/8
    }
    int mask = mask(token, address, bits);
    return primitives.ipv4(qualifiers.protocol(), qualifiers.direction(), address, mask);
  }

  private int mask(Token token, int address, int bits) throws InvalidFilter {
    int mask = leading(bits);
    if (tokens.takes("/")) {
      mask = leading(tokens.number("a prefix length", 32));
    } else if (tokens.takes("mask")) {
      Token dotted = tokens.peek();
      Integer given = dotted.kind() == Kind.WORD ? Numbers.dotted(dotted.text()) : null;
      if (given == null) throw tokens.unexpected("a mask such as 255.255.0.0");
      tokens.take();
      mask = given;
    }
    if ((address & ~mask) != 0) throw tokens.error(token, "the address has bits outside the mask");
    return mask;
  }

  private static int leading(int bits) {
    return bits == 0 ? 0 : -1 << 32 - bits;
  }

  private Condition ipv6(Qualifiers qualifiers, Token token) throws InvalidFilter {
    int[] address = Numbers.ipv6(token.text());
    if (address == null) {
      boolean ethernet = Numbers.ethernet(token.text()) != null;
      throw ethernet ? tokens.error(token, "expected \"ether\" before an Ethernet address") : noAddress(token);
    }
    if (qualifiers.protocol() != null && qualifiers.protocol() != Protocol.IP6) {
      throw tokens.error(token, "an IPv6 address after \"" + qualifiers.protocol().keyword + "\"");
    }
    tokens.take();
    int[] mask = ALL_WORDS;
    if (tokens.takes("/")) {
      int bits = tokens.number("a prefix length", 128);
      mask = new int[4];
      for (int i = 0; i < 4; i++) mask[i] = leading(Math.max(0, Math.min(32, bits - 32 * i)));
    }
    for (int i = 0; i < 4; i++) {
      if ((address[i] & ~mask[i]) != 0) throw tokens.error(token, "the address has bits outside the mask");
    }
    return primitives.ipv6(qualifiers.direction(), address, mask);
  }

  private InvalidFilter noAddress(Token token) {
    boolean name = token.kind() == Kind.WORD && Character.isLetter(token.text().charAt(0));
    if (!name) return tokens.unexpected("an address");
    String problem = "\"" + token.text() + "\" is no address; host names are not offered, nothing is looked up";
    return tokens.error(token, problem);
  }

  private Condition port(Qualifiers qualifiers) throws InvalidFilter {
    checkPorts(qualifiers);
    Token token = tokens.peek();
    if (token.kind() == Kind.NUMBER) {
      int number = tokens.number("a port", 65535);
      return primitives.ports(qualifiers.protocol(), qualifiers.direction(), number, number);
    }
    Names.Port port = token.kind() == Kind.WORD ? names.port(token.text()) : null;
    if (port == null) throw tokens.unexpected("a port number or the name of a well-known one");
    tokens.take();
    return primitives.ports(transport(qualifiers, token, port), qualifiers.direction(), port.number(), port.number());
  }

  private Protocol transport(Qualifiers qualifiers, Token token, Names.Port port) throws InvalidFilter {
    Protocol asked = qualifiers.protocol();
    if (asked != null && port.transport() != null && asked != port.transport()) {
      throw tokens.error(token, "port " + token.text() + " is one of " + port.transport().keyword);
    }
    return asked == null ? port.transport() : asked;
  }

  private void checkPorts(Qualifiers qualifiers) throws InvalidFilter {
    Protocol protocol = qualifiers.protocol();
    if (protocol == null || protocol.hasPorts()) return;
    throw tokens.error(tokens.peek(), "\"" + protocol.keyword + "\" has no ports; expected tcp, udp or sctp");
  }

  private Condition portRange(Qualifiers qualifiers) throws InvalidFilter {
    checkPorts(qualifiers);
    Token token = tokens.peek();
    String[] ends = token.text().split("-", -1);
    if (ends.length > 2 || token.kind() != Kind.WORD && token.kind() != Kind.NUMBER) throw noRange();
    int first = end(ends[0]);
    int last = end(ends[ends.length - 1]);
    tokens.take();
    int low = Math.min(first, last);
    return primitives.ports(qualifiers.protocol(), qualifiers.direction(), low, Math.max(first, last));
  }

  private int end(String text) throws InvalidFilter {
    Names.Port port = names.port(text);
    if (port != null) return port.number();
    Integer number = Numbers.looksLikeNumber(text) ? Numbers.number(text) : null;
    if (number == null || number < 0 || number > 65535) throw noRange();
    return number;
  }

  private InvalidFilter noRange() {
    return tokens.unexpected("a range of ports such as 6000-6063");
  }

  private int protocolNumber(Protocol scope) throws InvalidFilter {
    Token token = tokens.peek();
    boolean ether = scope != null && scope.below == Below.LINK;
    if (token.kind() == Kind.NUMBER) return tokens.number("a protocol number", ether ? 65535 : 255);
    Integer number = ether ? etherNumber(token.text()) : names.ipProtocol(token.text());
    if (number == null) throw tokens.unexpected("the number or name of a protocol");
    tokens.take();
    return number;
  }

  private static Integer etherNumber(String name) {
    Protocol protocol = Protocol.of(name);
    return protocol == null || protocol.below != Below.ETHERTYPE ? null : Integer.valueOf(protocol.number);
  }
}
