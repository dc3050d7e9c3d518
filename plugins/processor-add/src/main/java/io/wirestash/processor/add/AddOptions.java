package io.wirestash.processor.add;

import io.wirestash.api.Option;

/** Options of {@code add}. */
public record AddOptions(
    @Option(value = "Name of the member; points make objects. One that is there already gets the new value.",
        required = true, example = "site.name") String member,
    @Option(value = "Its value.", required = true, example = "lab") String value,
    @Option(value = "What the value is.", fallback = "text") Type type) {

  /** What a value is in JSON. */
  public enum Type {
    TEXT,
    INTEGER,
    NUMBER,
    BOOLEAN
  }
}
