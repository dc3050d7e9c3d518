package io.wirestash.core.config;

/** Who gave an option its value. */
public enum Origin {
  DEFAULT("default"),
  FILE("file"),
  /** An environment variable, or the default written beside its name. */
  ENV("env"),
  /** The content of a file: never shown. */
  CONTENT("${file:}"),
  SET("--set"),
  READ("-r"),
  INTERFACE("-i"),
  FILTER("-f");

  private final String text;

  Origin(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
