package io.wirestash.core.config;

import io.wirestash.api.processor.MemberPath;
import io.wirestash.core.condition.Condition;
import io.wirestash.core.condition.Expression;
import io.wirestash.core.condition.Members;
import io.wirestash.core.condition.TypeCondition;
import io.wirestash.core.condition.Unfit;
import io.wirestash.core.diagnostic.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads conditions. Those that ask for an event's type alone follow a small grammar and cost nothing for each event; all
 * others are {@link Expression}s.
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
  private final Members members;
  private final Problems problems;
  private int at;

  private ConditionReader(String text, Span span, Members members, Problems problems) {
    this.text = text;
    this.span = span;
    this.members = members;
    this.problems = problems;
  }

  /** The text does not follow the grammar. */
  private static final class Misplaced extends Exception {
    private static final long serialVersionUID = 1L;

    Misplaced() {
      super(null, null, false, false);
    }
  }

  /** Returns null if this is no condition on such events; then there is a problem that says why. */
  static Condition read(String text, Span span, Members members, Problems problems) {
    try {
      return new ConditionReader(text, span, members, problems).condition();
    } catch (Misplaced e) {
      return expression(text, span, members, problems);
    }
  }

  private static Condition expression(String text, Span span, Members members, Problems problems) {
    try {
      return Expression.of(text, members);
    } catch (Unfit e) {
      if (e.fault() == Unfit.Fault.UNKNOWN_MEMBER && !members.known()) return null; // other mistakes come first
      Span at = at(text, span, e);
      switch (e.fault()) {
        case SYNTAX -> problems.error("E120", at, "this is no condition: " + e.getMessage(), null,
            "such as: type == \"dns\" && src_port != 53, in_net(src_ip, \"10.0.0.0/8\"), rtt > 0.1");
        case UNKNOWN_MEMBER -> problems.error("E122", at, e.getMessage(), pointer(e.name(), members),
            "engine describe shows the members of each parser's events");
        case TYPES -> problems.error("E123", at, "this is no condition: " + e.getMessage(), null);
      }
      return null;
    }
  }

  private static String pointer(String name, Members members) {
    return members.eventTypes().contains(name) ? "text stands in quotes" : Nearest.question(name, members.names());
  }

  /** The stretch of the file that an expression's fault means, if the text stands there as it is. */
  private static Span at(String text, Span span, Unfit fault) {
    if (fault.name() != null) return span.find(fault.name());
    String rest = text.substring(Math.min(fault.offset(), text.length())).strip();
    return rest.isEmpty() ? span : span.find(rest);
  }

  /** Returns null if no event has such a member; then there is a problem that says so. */
  static MemberPath member(String text, Span span, Members members, Problems problems) {
    if (members.has(text)) return new MemberPath(text);
    problems.error("E122", span, "no event of this pipeline has a member \"" + text + "\"",
        Nearest.question(text, members.names()), "engine describe shows the members of each parser's events");
    return null;
  }

  private TypeCondition condition() throws Misplaced {
    List<List<TypeCondition.Comparison>> any = new ArrayList<>();
    do any.add(all());
    while (take("||"));
    blanks();
    if (at < text.length()) throw new Misplaced();
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
    if (!word("in")) throw new Misplaced();
    expect("[");
    Set<String> types = new TreeSet<>();
    do types.add(type());
    while (take(","));
    expect("]");
    return new TypeCondition.Comparison(types, true);
  }

  private void field() throws Misplaced {
    if (!word("type")) throw new Misplaced();
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
    if (quote != '"' && quote != '\'') throw new Misplaced();
    int end = text.indexOf(quote, at + 1);
    if (end < 0) throw new Misplaced();
    String type = text.substring(at + 1, end);
    at = end + 1;
    Set<String> known = members.eventTypes();
    if (members.known() && !known.contains(type)) {
      problems.error("E121", span.find(type), "no parser of this pipeline emits events of type \"" + type + "\"",
          Nearest.question(type, known), "types: " + String.join(", ", new TreeSet<>(known)));
    }
    return type;
  }

  private void expect(String token) throws Misplaced {
    if (!take(token)) throw new Misplaced();
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
