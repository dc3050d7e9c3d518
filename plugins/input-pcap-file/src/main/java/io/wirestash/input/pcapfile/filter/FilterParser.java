package io.wirestash.input.pcapfile.filter;

import io.wirestash.input.pcapfile.filter.Protocol.Below;
import io.wirestash.input.pcapfile.filter.Qualifiers.Type;
import io.wirestash.input.pcapfile.filter.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads an expression of pcap-filter(7) from left to right: {@code and} and {@code or} bind equally, {@code not}
 * closer. Limits: {@value #LONGEST} characters, parentheses and negations {@value #DEEPEST} deep.
 */
final class FilterParser {
  static final int LONGEST = 16 << 10;
  static final int DEEPEST = 100;

  /** What pcap-filter(7) has and this does not, with the reason. */
  private static final Map<String, String> NOT_OFFERED = notOffered();

  private final Tokens tokens;
  private final Layers layers;
  private final Primitives primitives;
  private final Relations relations;
  private final Identifiers identifiers;
  private Qualifiers inherited;
  private int depth;

  private FilterParser(String expression, Layers layers) throws InvalidFilter {
    if (expression.length() > LONGEST) {
      throw new InvalidFilter(expression, LONGEST, "longer than " + LONGEST + " characters");
    }
    this.layers = layers;
    tokens = new Tokens(expression);
    primitives = new Primitives(layers);
    Names names = Names.load();
    relations = new Relations(tokens, primitives, names);
    identifiers = new Identifiers(tokens, primitives, names);
  }

  /** The condition that an expression means for packets with these layers; an empty one holds for all. */
  static Condition parse(String expression, Layers layers) throws InvalidFilter {
    FilterParser parser = new FilterParser(expression, layers);
    if (parser.tokens.peek().kind() == Kind.END) return Condition.ALWAYS;
    Condition condition = parser.sequence();
    if (parser.tokens.peek().kind() != Kind.END) throw parser.tokens.unexpected("and, or, or the end");
    return condition;
  }

  private static Map<String, String> notOffered() {
    String direction = "captures do not say who sent a packet";
    String pf = "it is about the logs of BSD's packet filter";
    String atm = "it is about SunATM captures";
    return Map.ofEntries(
        Map.entry("inbound", direction), Map.entry("outbound", direction), Map.entry("ifindex", direction),
        Map.entry("gateway", "it needs host names, and nothing is looked up"),
        Map.entry("ifname", pf), Map.entry("on", pf), Map.entry("rnr", pf), Map.entry("rulenum", pf),
        Map.entry("reason", pf), Map.entry("rset", pf), Map.entry("ruleset", pf), Map.entry("srnr", pf), Map.entry("subrulenum", pf),
        Map.entry("action", pf), Map.entry("vpi", atm), Map.entry("vci", atm), Map.entry("lane", atm),
        Map.entry("oam", atm), Map.entry("metac", atm), Map.entry("geneve", "use the decoders' tunnels instead"),
        Map.entry("llc", "use ether proto, or bytes such as ether[14]"), Map.entry("type", "use bytes such as wlan[0]"),
        Map.entry("subtype", "use bytes such as wlan[0]"), Map.entry("clnp", "use iso"), Map.entry("esis", "use iso"),
        Map.entry("isis", "use iso"));
  }

  private Condition sequence() throws InvalidFilter {
    Condition left = term();
    while (true) {
      boolean and = tokens.takes("and", "&&");
      if (!and && !tokens.takes("or", "||")) return left;
      List<Condition> parts = new ArrayList<>(List.of(left, term()));
      while (and ? tokens.takes("and", "&&") : tokens.takes("or", "||")) parts.add(term());
      left = and ? new Condition.All(parts) : new Condition.Any(parts);
    }
  }

  private Condition term() throws InvalidFilter {
    if (depth == DEEPEST) throw tokens.error(tokens.peek(), "nested more than " + DEEPEST + " deep");
    depth++;
    Condition term = nested();
    depth--;
    return term;
  }

  private Condition nested() throws InvalidFilter {
    if (tokens.takes("not", "!")) return new Condition.Not(term());
    if (relations.next()) return relations.read();
    if (tokens.takes("(")) {
      Condition group = sequence();
      tokens.expect(")");
      return group;
    }
    Condition special = special();
    if (special != null) return special;
    Token first = tokens.peek();
    Qualifiers qualifiers = first.escaped() ? null : qualifiers();
    if (qualifiers != null) return qualified(qualifiers);
    if (tokens.peek() != first) return bare(first);
    if (NOT_OFFERED.containsKey(first.text())) {
      throw tokens.error(first, "\"" + first.text() + "\" is not offered: " + NOT_OFFERED.get(first.text()));
    }
    if (inherited == null || first.kind() == Kind.SYMBOL || first.kind() == Kind.END) {
      throw tokens.unexpected("a primitive such as host, net, port or tcp");
    }
    return identifiers.read(inherited);
  }

  private Condition qualified(Qualifiers qualifiers) throws InvalidFilter {
    inherited = qualifiers;
    return tokens.peek().is("(") ? term() : identifiers.read(qualifiers);
  }

  /** Primitives that have no qualifiers. Layers that they enter stay entered for the rest of the expression. */
  private Condition special() throws InvalidFilter {
    if (tokens.takes("less")) return new Condition.Not(length(Condition.Relation.GREATER));
    if (tokens.takes("greater")) return length(Condition.Relation.GREATER_OR_EQUAL);
    if (tokens.takes("vlan")) return layers.vlan(optional("a VLAN identifier", 4095));
    if (tokens.takes("mpls")) return layers.mpls(optional("an MPLS label", 0xfffff));
    if (tokens.takes("pppoes")) return layers.pppoeSession(optional("a session identifier", 65535));
    if (tokens.takes("pppoed")) return layers.carries(0x8863);
    if (tokens.takes("broadcast")) return primitives.broadcast(null);
    if (tokens.takes("multicast")) return primitives.multicast(null);
    return null;
  }

  private Condition length(Condition.Relation relation) throws InvalidFilter {
    return new Condition.Compare(new Value.Length(), relation, Value.number(tokens.number("a length", -1)));
  }

  private int optional(String what, int most) throws InvalidFilter {
    return tokens.peek().kind() == Kind.NUMBER ? tokens.number(what, most) : -1;
  }

  /** Reads the keywords before a value; null if there is no value to come. */
  private Qualifiers qualifiers() throws InvalidFilter {
    Token first = tokens.peek();
    Protocol protocol = first.kind() == Kind.WORD ? Protocol.of(first.text()) : null;
    if (protocol != null) tokens.take();
    if (tokens.takes("proto")) return scoped(first, protocol, Type.PROTO);
    if (tokens.takes("protochain")) return scoped(first, protocol, Type.PROTOCHAIN);
    Direction direction = direction();
    Type type = type();
    if (type == null && direction == null) return null;
    return new Qualifiers(protocol, direction == null ? Direction.EITHER : direction, type == null ? Type.HOST : type);
  }

  private Qualifiers scoped(Token first, Protocol protocol, Type type) throws InvalidFilter {
    boolean ip = protocol == null || protocol == Protocol.IP || protocol == Protocol.IP6;
    boolean link = type == Type.PROTO && protocol != null && protocol.below == Below.LINK;
    if (ip || link) return new Qualifiers(protocol, Direction.EITHER, type);
    throw tokens.error(first, "\"" + first.text() + "\" before a protocol number; expected ip, ip6 or ether");
  }

  private Direction direction() {
    boolean source = tokens.peek().is("src");
    if (!source && !tokens.peek().is("dst")) return null;
    tokens.take();
    boolean joined = tokens.peek(1).is(source ? "dst" : "src");
    if (joined && tokens.takes("or", "||")) {
      tokens.take();
      return Direction.EITHER;
    }
    if (joined && tokens.takes("and", "&&")) {
      tokens.take();
      return Direction.BOTH;
    }
    return source ? Direction.SOURCE : Direction.DESTINATION;
  }

  private Type type() {
    if (tokens.takes("host")) return Type.HOST;
    if (tokens.takes("net")) return Type.NET;
    if (tokens.takes("port")) return Type.PORT;
    return tokens.takes("portrange") ? Type.PORTRANGE : null;
  }

  /** A protocol alone, or what of its packets has many receivers. */
  private Condition bare(Token keyword) throws InvalidFilter {
    Protocol protocol = Protocol.of(keyword.text());
    boolean link = protocol.below == Below.LINK;
    if ((link || protocol == Protocol.IP) && tokens.takes("broadcast")) return primitives.broadcast(protocol);
    boolean groups = link || protocol == Protocol.IP || protocol == Protocol.IP6;
    if (groups && tokens.takes("multicast")) return primitives.multicast(protocol);
    if (protocol.below != Below.CAPTURE && !link) return primitives.protocol(protocol);
    throw tokens.unexpected("host, src, dst, proto or [ after \"" + keyword.text() + "\"");
  }
}
