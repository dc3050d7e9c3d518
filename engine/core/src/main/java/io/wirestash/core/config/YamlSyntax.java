package io.wirestash.core.config;

import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What is wrong with the YAML itself, in the user's words instead of the YAML parser's. */
final class YamlSyntax {
  private YamlSyntax() {}

  static void report(MarkedYAMLException e, Span span, Problems problems) {
    String problem = e.getProblem() == null ? "" : e.getProblem();
    String[] notes = began(e, span);
    if (problem.contains("\\t") || problem.contains("TAB")) {
      problems.error("E102", span, "a tab cannot indent", "use blanks", notes);
    } else if (problem.contains("mapping values are not allowed")) {
      problems.error("E102", span, "a \":\" that makes no sense here",
          "check the indentation, or put the value into quotes", notes);
    } else if (problem.startsWith("expected <block end>")) {
      problems.error("E102", span, "this does not fit the indentation of what stands above", null, notes);
    } else if (problem.startsWith("expected ',' or")) {
      problems.error("E102", span, "a \",\" or the closing bracket is missing before this", null, notes);
    } else if (problem.contains("could not find expected ':'")) {
      problems.error("E102", span, "a \":\" is missing before this", null, notes);
    } else if (problem.contains("unexpected end of stream")) {
      problems.error("E102", span, "a closing quote is missing", null, notes);
    } else {
      problems.error("E102", span, "this is no YAML: " + problem, null, notes);
    }
  }

  private static String[] began(MarkedYAMLException e, Span span) {
    if (e.getContextMark() == null || e.getProblemMark() == null) return new String[0];
    int line = e.getContextMark().getLine() + 1;
    boolean elsewhere = line != span.source().lineNumber(span.start());
    return elsewhere ? new String[] {"what it belongs to begins in line " + line} : new String[0];
  }
}
