package io.wirestash.output.stdout;

import io.wirestash.api.Option;
import io.wirestash.api.output.EventFormat;

/** Options of {@code stdout}. */
public record StdoutOptions(
    @Option(
            value = "JSON with the product's own names or with those of Elastic Common Schema, a line of text, or lines of text"
                + " with the payload.",
            fallback = "native")
        EventFormat format,
    @Option(
            value = "JSON in one line, or laid out for reading; auto: laid out if standard output is a terminal.",
            fallback = "auto")
        Style style) {

  /** How an event in JSON is laid out. */
  public enum Style {
    AUTO,
    /** One JSON object a line, for programs. */
    JSON,
    /** Indented, and coloured on a terminal, for people; still JSON. */
    PRETTY
  }
}
