package io.wirestash.input.pcapfile.filter;

import java.util.List;

/** The tokens of an expression, with the place that is read next. */
final class Tokens {
  private final String expression;
  private final List<Token> tokens;
  private int next;

  Tokens(String expression) throws InvalidFilter {
    this.expression = expression;
    this.tokens = Lexer.tokens(expression);
  }

  Token peek() {
    return tokens.get(next);
  }

  /** The token behind the next one, or so many further; the end again if there is none. */
  Token peek(int further) {
    return tokens.get(Math.min(next + further, tokens.size() - 1));
  }

  Token take() {
    Token token = peek();
    if (token.kind() != Token.Kind.END) next++;
    return token;
  }

  /** Takes the next token if it is one of these. */
  boolean takes(String... keywords) {
    for (String keyword : keywords) {
      if (!peek().is(keyword)) continue;
      take();
      return true;
    }
    return false;
  }

  void expect(String symbol) throws InvalidFilter {
    if (!takes(symbol)) throw unexpected("\"" + symbol + "\"");
  }

  int number(String what, int most) throws InvalidFilter {
    Token token = peek();
    Integer number = token.kind() == Token.Kind.NUMBER ? Numbers.number(token.text()) : null;
    if (number == null) throw unexpected(what);
    if (Integer.compareUnsigned(number, most) > 0) throw error(token, "expected " + what + " of at most " + most);
    take();
    return number;
  }

  /** Index, from the next token on, of the one behind the parenthesis that closes the next token's. */
  int behindParenthesis() {
    int depth = 0;
    for (int i = 0; ; i++) {
      Token token = peek(i);
      if (token.is("(")) depth++;
      if (token.is(")")) depth--;
      if (depth == 0 || token.kind() == Token.Kind.END) return i + 1;
    }
  }

  InvalidFilter unexpected(String expected) {
    Token token = peek();
    String found = token.kind() == Token.Kind.END ? "the end" : "\"" + token.text() + "\"";
    return error(token, "expected " + expected + " but found " + found);
  }

  InvalidFilter error(Token token, String message) {
    return new InvalidFilter(expression, token.position(), message);
  }
}
