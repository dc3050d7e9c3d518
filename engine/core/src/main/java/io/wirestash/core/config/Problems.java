package io.wirestash.core.config;

import io.wirestash.core.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a pipeline, collected until everything has been looked at. */
final class Problems {
  /** Beyond this nobody reads on, and a hostile file would only cost memory. */
  private static final int MOST = 1000;

  private record Problem(Diagnostic diagnostic, Span span) {}

  private final List<Problem> problems = new ArrayList<>();
  private int errors;

  void error(String code, Span span, String message, String pointer, String... notes) {
    errors++;
    if (!full()) problems.add(new Problem(Diagnostic.error(code, message, null, pointer, notes), span));
  }

  void warning(String code, Span span, String message, String pointer, String... notes) {
    if (!full()) problems.add(new Problem(Diagnostic.warning(code, message, null, pointer, notes), span));
  }

  boolean full() {
    return problems.size() >= MOST;
  }

  int errors() {
    return errors;
  }

  /** In the order of the file; the command line comes last. */
  List<Diagnostic> inOrder() {
    problems.sort(Comparator.comparingInt(Problems::rank));
    return problems.stream().map(Problems::placed).toList();
  }

  private static int rank(Problem problem) {
    if (problem.span == null) return -1;
    return problem.span.source().origin() == Origin.FILE ? problem.span.start() : Integer.MAX_VALUE;
  }

  /** Places are made last, when all secrets of the source are known. */
  private static Diagnostic placed(Problem problem) {
    if (problem.span == null) return problem.diagnostic;
    Diagnostic d = problem.diagnostic;
    return new Diagnostic(
        d.code(), d.severity(), d.message(), problem.span.source().place(problem.span), d.pointer(), d.notes());
  }
}
