package io.wirestash.core.config;

import io.wirestash.core.diagnostic.Diagnostic;
import io.wirestash.core.diagnostic.Diagnostic.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with a pipeline, collected until everything has been looked at. */
final class Problems {
  /** Beyond this nobody reads on, and a hostile file would only cost memory. */
  private static final int MOST = 1000;

  /** Characters of a message: names in files have no limit of their own. */
  private static final int LONGEST = 240;
  private static final int LONGEST_NOTE = 2000;

  private record Problem(Diagnostic diagnostic, Span span) {}

  private final List<Problem> problems = new ArrayList<>();
  private int errors;

  void error(String code, Span span, String message, String pointer, String... notes) {
    errors++;
    add(Severity.ERROR, code, span, message, pointer, notes);
  }

  void warning(String code, Span span, String message, String pointer, String... notes) {
    add(Severity.WARNING, code, span, message, pointer, notes);
  }

  private void add(Severity severity, String code, Span span, String message, String pointer, String... notes) {
    if (full()) return;
    List<String> all = Stream.of(notes).map(note -> cut(note, LONGEST_NOTE)).toList();
    String hint = pointer == null ? null : cut(pointer, LONGEST);
    problems.add(new Problem(new Diagnostic(code, severity, cut(message, LONGEST), null, hint, all), span));
  }

  /** Leaves out the middle: both ends of a message say more. */
  private static String cut(String text, int most) {
    if (text.length() <= most) return text;
    return text.substring(0, most * 2 / 3) + "…" + text.substring(text.length() - most / 3);
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
