package io.wirestash.cli;

import io.wirestash.core.diagnostic.Diagnostic;
import io.wirestash.core.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;

/** The diagnostics of one verb, in the order they came up. */
final class Findings {
  private final List<Diagnostic> all = new ArrayList<>();

  Findings add(Diagnostic diagnostic) {
    all.add(diagnostic);
    return this;
  }

  void addAll(List<Diagnostic> diagnostics) {
    all.addAll(diagnostics);
  }

  boolean any(Diagnostic.Severity severity) {
    return all.stream().anyMatch(diagnostic -> diagnostic.severity() == severity);
  }

  List<Diagnostic> all() {
    return all;
  }

  /** Shows them to the user. */
  void tell(Streams streams) {
    if (!all.isEmpty()) streams.err().print(Diagnostics.text(all, streams.errColours()));
  }
}
