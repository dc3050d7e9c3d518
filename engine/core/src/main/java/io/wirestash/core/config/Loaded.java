package io.wirestash.core.config;

import io.wirestash.core.diagnostic.Diagnostic;
import java.util.List;

/**
 * What loading came to.
 *
 * @param pipeline null if there are errors
 * @param diagnostics errors and warnings, in the order of the file
 */
public record Loaded(Pipeline pipeline, List<Diagnostic> diagnostics) {
  public boolean ok() {
    return pipeline != null;
  }
}
