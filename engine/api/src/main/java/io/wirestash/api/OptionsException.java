package io.wirestash.api;

/** Options that each are valid but make no sense together; shown to the user at the component's place in the file. */
public final class OptionsException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String option;

  /** @param option the option to point at, or null for the component as a whole */
  public OptionsException(String option, String message) {
    super(message);
    this.option = option;
  }

  public String option() {
    return option;
  }
}
