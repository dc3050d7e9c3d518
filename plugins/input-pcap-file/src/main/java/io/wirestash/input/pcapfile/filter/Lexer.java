package io.wirestash.input.pcapfile.filter;

import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into tokens, by the rules of libpcap's scanner: a hyphen between letters belongs to the word. */
final class Lexer {
  private static final List<String> PAIRS = List.of("&&", "||", "<=", ">=", "!=", "==", "<<", ">>");
  private static final String SINGLES = "()[]:/!&|^+-*%<>=";

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /** The tokens, with an {@link Token.Kind#END} behind them. */
  static List<Token> tokens(String text) throws InvalidFilter {
    Lexer lexer = new Lexer(text);
    while (lexer.next()) {
      // until the end
    }
    lexer.add(Token.Kind.END, 0);
    return lexer.tokens;
  }

  private boolean next() throws InvalidFilter {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    if (at == text.length()) return false;
    char first = text.charAt(at);
    int address = addressLength();
    if (address > 0) add(Token.Kind.ADDRESS, address);
    else if (first == '\\') escaped();
    else if (letterOrDigit(first)) word();
    else symbol();
    return true;
  }

  private void add(Token.Kind kind, int length) {
    tokens.add(new Token(kind, text.substring(at, at + length), false, at));
    at += length;
  }

  /** Characters of an address here; 0 if there is none. */
  private int addressLength() {
    int colons = 0;
    int end = at;
    while (end < text.length() && addressCharacter(text.charAt(end))) {
      if (text.charAt(end) == ':') colons++;
      end++;
    }
    boolean endsInWord = end < text.length() && letterOrDigit(text.charAt(end));
    return colons >= 2 && !endsInWord ? end - at : 0;
  }

  private static boolean addressCharacter(char c) {
    return c == ':' || c == '.' || Character.digit(c, 16) >= 0 && c < 128;
  }

  private static boolean letterOrDigit(char c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }

  private int wordEnd(int from) {
    int end = from;
    while (end < text.length() && (letterOrDigit(text.charAt(end)) || "-_.".indexOf(text.charAt(end)) >= 0)) end++;
    while (end > from && "-_".indexOf(text.charAt(end - 1)) >= 0) end--;
    return end;
  }

  private void escaped() throws InvalidFilter {
    int end = wordEnd(at + 1);
    if (end == at + 1) throw new InvalidFilter(text, at, "expected a name after \\");
    tokens.add(new Token(Token.Kind.WORD, text.substring(at + 1, end), true, at));
    at = end;
  }

  private void word() {
    int end = wordEnd(at);
    boolean number = Numbers.looksLikeNumber(text.substring(at, end));
    add(number ? Token.Kind.NUMBER : Token.Kind.WORD, end - at);
  }

  private void symbol() throws InvalidFilter {
    if (at + 2 <= text.length() && PAIRS.contains(text.substring(at, at + 2))) add(Token.Kind.SYMBOL, 2);
    else if (SINGLES.indexOf(text.charAt(at)) >= 0) add(Token.Kind.SYMBOL, 1);
    else throw new InvalidFilter(text, at, "unexpected character");
  }
}
