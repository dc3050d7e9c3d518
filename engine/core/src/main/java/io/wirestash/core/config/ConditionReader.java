package io.wirestash.core.config;

import io.wirestash.core.diagnostic.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads conditions on an event's type.
 *
 * <pre>
 * condition  = all *( "||" all )
 * all        = comparison *( "&amp;&amp;" comparison )
 * comparison = "type" ( "==" string | "!=" string | "in" "[" string *( "," string ) "]" )
 * string     = text in double or single quotes, without escapes
 * </pre>
 */
final class ConditionReader {
  private final String text;
  private final Span span;
  private final Set<String> known;
  private final Problems problems;
  private int at;

  private ConditionReader(String text, Span span, Set<String> known, Problems problems) {
    this.text = text;
    this.span = span;
    this.known = known;
    this.problems = problems;
  }

  /** The text does not follow the grammar from here on. */
  private static final class Misplaced extends Exception {
    private static final long serialVersionUID = 1L;

    Misplaced(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * @param known types of event that exist in this pipeline; empty to accept all
   * @return null if this is no condition; then there is a problem that says why
   */
  static TypeCondition read(String text, Span span, Set<String> known, Problems problems) {
    ConditionReader reader = new ConditionReader(text, span, known, problems);
    try {
      return reader.condition();
    } catch (Misplaced e) {
      String rest = text.substring(reader.at).strip();
      problems.error("E120", rest.isEmpty() ? span : span.find(rest), "this is no condition: " + e.getMessage(), null,
          "such as: type == \"dns\", type != \"dns\", type in [\"dns\", \"session\"], joined by && and ||");
      return null;
    }
  }

  private TypeCondition condition() throws Misplaced {
    List<List<TypeCondition.Comparison>> any = new ArrayList<>();
    do any.add(all());
    while (take("||"));
    blanks();
    if (at < text.length()) throw new Misplaced("&& or || expected");
    return new TypeCondition(text.strip(), any);
  }

  private List<TypeCondition.Comparison> all() throws Misplaced {
    List<TypeCondition.Comparison> all = new ArrayList<>();
    do all.add(comparison());
    while (take("&&"));
    return all;
  }

  private TypeCondition.Comparison comparison() throws Misplaced {
    field();
    if (take("==")) return new TypeCondition.Comparison(Set.of(type()), true);
    if (take("!=")) return new TypeCondition.Comparison(Set.of(type()), false);
    if (!word("in")) throw new Misplaced("==, != or in expected");
    expect("[");
    Set<String> types = new TreeSet<>();
    do types.add(type());
    while (take(","));
    expect("]");
    return new TypeCondition.Comparison(types, true);
  }

  private void field() throws Misplaced {
    if (!word("type")) throw new Misplaced("\"type\" expected, the only field a condition may ask for in this version");
  }

  private boolean word(String word) {
    blanks();
    int end = at + word.length();
    if (!text.startsWith(word, at) || end < text.length() && isWordPart(text.charAt(end))) return false;
    at = end;
    return true;
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.';
  }

  private String type() throws Misplaced {
    blanks();
    char quote = at < text.length() ? text.charAt(at) : ' ';
    if (quote != '"' && quote != '\'') throw new Misplaced("a type of event in quotes expected");
    int end = text.indexOf(quote, at + 1);
    if (end < 0) throw new Misplaced("the closing quote is missing");
    String type = text.substring(at + 1, end);
    at = end + 1;
    if (!known.isEmpty() && !known.contains(type)) {
      problems.error("E121", span.find(type), "no parser of this pipeline emits events of type \"" + type + "\"",
          Nearest.question(type, known), "types: " + String.join(", ", new TreeSet<>(known)));
    }
    return type;
  }

  private void expect(String token) throws Misplaced {
    if (!take(token)) throw new Misplaced("\"" + token + "\" expected");
  }

  private boolean take(String token) {
    blanks();
    if (!text.startsWith(token, at)) return false;
    at += token.length();
    return true;
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
  }
}
