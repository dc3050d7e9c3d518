package io.wirestash.core.config;

import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What is wrong with the YAML itself, in the user's words instead of the YAML parser's. */
final class YamlSyntax {
  private YamlSyntax() {}

  /**
   * @param at where the parser gave up
   * @param begin where what it was reading begins
   */
  static void report(MarkedYAMLException e, Span at, Span begin, Problems problems) {
    String problem = e.getProblem() == null ? "" : e.getProblem();
    if (problem.contains("TAB")) {
      problems.error("E102", at, "a tab cannot indent", "use blanks");
    } else if (problem.contains("mapping values are not allowed")) {
      problems.error("E102", at, "a \":\" that makes no sense here",
          "check the indentation, or put the value into quotes");
    } else if (problem.startsWith("expected <block end>")) {
      problems.error("E102", at, "this does not fit the indentation of what stands above", null, begins(begin));
    } else if (problem.startsWith("expected ',' or")) {
      problems.error("E102", at, "a \",\" or the closing bracket is missing before this", null, begins(begin));
    } else if (problem.contains("could not find expected ':'")) {
      problems.error("E102", begin, "a \":\" is missing after this", null);
    } else if (problem.contains("unexpected end of stream")) {
      problems.error("E102", begin, "this quote is not closed", null);
    } else {
      problems.error("E102", at, "this is no YAML: " + problem, null, begins(begin));
    }
  }

  private static String begins(Span begin) {
    return "what it belongs to begins in line " + begin.source().lineNumber(begin.start());
  }
}
