package io.wirestash.core.condition;

/** An expression that is no condition, or not one on the events of this pipeline. */
public final class Unfit extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Fault {
    SYNTAX,
    UNKNOWN_MEMBER,
    TYPES
  }

  private final Fault fault;
  private final int offset;
  private final String name;

  Unfit(Fault fault, String message, int offset, String name) {
    super(message, null, false, false);
    this.fault = fault;
    this.offset = offset;
    this.name = name;
  }

  public Fault fault() {
    return fault;
  }

  /** Where in the text. */
  public int offset() {
    return offset;
  }

  /** The word there, or null. */
  public String name() {
    return name;
  }
}
