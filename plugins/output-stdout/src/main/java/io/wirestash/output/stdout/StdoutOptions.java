package io.wirestash.output.stdout;

import io.wirestash.api.Option;
import io.wirestash.api.output.EventFormat;

/** Options of {@code stdout}. */
public record StdoutOptions(
    @Option(value = "Which names the members have: the product's own, or Elastic Common Schema.", fallback = "native")
        EventFormat format,
    @Option(
            value = "One JSON object a line, or laid out for reading; auto: laid out if standard output is a terminal.",
            fallback = "auto")
        Style style) {

  /** How an event is laid out. */
  public enum Style {
    AUTO,
    /** One JSON object a line, for programs. */
    JSON,
    /** Indented, and coloured on a terminal, for people; still JSON. */
    PRETTY
  }
}
