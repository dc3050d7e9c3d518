package io.wirestash.input.pcapfile.filter;

import io.wirestash.input.pcapfile.filter.Condition.Compare;
import io.wirestash.input.pcapfile.filter.Condition.Relation;
import java.util.ArrayList;
import java.util.List;

/** Reads comparisons of computed numbers: {@code tcp[tcpflags] & tcp-syn != 0}, {@code len > 100}. */
final class Relations {
  private static final int DEEPEST = 50;

  private final Tokens tokens;
  private final Primitives primitives;
  private final Names names;
  private List<Condition> present = new ArrayList<>();
  private int depth;

  Relations(Tokens tokens, Primitives primitives, Names names) {
    this.tokens = tokens;
    this.primitives = primitives;
    this.names = names;
  }

  /** True if a comparison begins at the next token, rather than a primitive or a value for the last keyword. */
  boolean next() {
    Token token = tokens.peek();
    if (token.is("(")) return computes(tokens.peek(tokens.behindParenthesis()));
    if (token.is("-") || token.is("len") || names.constant(token) != null) return true;
    if (token.kind() == Token.Kind.NUMBER) return computes(tokens.peek(1));
    return tokens.peek(1).is("[") && !token.escaped();
  }

  private static boolean computes(Token token) {
    return token.kind() == Token.Kind.SYMBOL && (Value.Operator.of(token.text()) != null || comparison(token));
  }

  private static boolean comparison(Token token) {
    return switch (token.text()) {
      case "=", "==", "!=", "<", "<=", ">", ">=" -> true;
      default -> false;
    };
  }

  /** A whole comparison; also requires the headers that it reads from. */
  Condition read() throws InvalidFilter {
    present = new ArrayList<>();
    Value left = value(0);
    if (!comparison(tokens.peek())) throw tokens.unexpected("a comparison such as = or >");
    String symbol = tokens.take().text();
    Value right = value(0);
    present.add(compare(left, symbol, right));
    return new Condition.All(present);
  }

  private static Condition compare(Value left, String symbol, Value right) {
    return switch (symbol) {
      case ">" -> new Compare(left, Relation.GREATER, right);
      case ">=" -> new Compare(left, Relation.GREATER_OR_EQUAL, right);
      case "<" -> new Condition.Not(new Compare(left, Relation.GREATER_OR_EQUAL, right));
      case "<=" -> new Condition.Not(new Compare(left, Relation.GREATER, right));
      case "!=" -> new Condition.Not(new Compare(left, Relation.EQUAL, right));
      default -> new Compare(left, Relation.EQUAL, right);
    };
  }

  /** A value with the operators that bind closer than the given precedence. */
  private Value value(int precedence) throws InvalidFilter {
    if (++depth > DEEPEST) throw tokens.error(tokens.peek(), "nested too deep");
    Value left = operand();
    for (Token token = tokens.peek(); ; token = tokens.peek()) {
      Value.Operator operator = token.kind() == Token.Kind.SYMBOL ? Value.Operator.of(token.text()) : null;
      if (operator == null || operator.precedence <= precedence) break;
      tokens.take();
      Value right = value(operator.precedence);
      if (operator.divides() && right instanceof Value.Number n && n.value() == 0) {
        throw tokens.error(token, "division by zero");
      }
      left = Value.of(operator, left, right);
    }
    depth--;
    return left;
  }

  private Value operand() throws InvalidFilter {
    Token token = tokens.peek();
    if (tokens.takes("(")) {
      Value inner = value(0);
      tokens.expect(")");
      return inner;
    }
    if (tokens.takes("-")) return Value.of(Value.Operator.SUBTRACT, Value.number(0), value(6));
    if (tokens.takes("len")) return new Value.Length();
    if (token.kind() == Token.Kind.NUMBER) return Value.number(tokens.number("a number", -1));
    Integer constant = names.constant(token);
    if (constant != null) {
      tokens.take();
      return Value.number(constant);
    }
    if (token.kind() == Token.Kind.WORD) return bytes();
    throw tokens.unexpected("a number, len or bytes of a packet such as tcp[13]");
  }

  private Value bytes() throws InvalidFilter {
    Token token = tokens.peek();
    Protocol protocol = token.escaped() ? null : Protocol.of(token.text());
    if (protocol == null) throw tokens.unexpected("a number, len or bytes of a packet such as tcp[13]");
    tokens.take();
    tokens.expect("[");
    Value index = value(0);
    int size = tokens.takes(":") ? size() : 1;
    tokens.expect("]");
    present.add(primitives.present(protocol));
    return new Value.Load(primitives.start(protocol).plus(index), size);
  }

  private int size() throws InvalidFilter {
    Token token = tokens.peek();
    int size = tokens.number("a size of 1, 2 or 4", 4);
    if (size == 1 || size == 2 || size == 4) return size;
    throw tokens.error(token, "expected a size of 1, 2 or 4");
  }
}
