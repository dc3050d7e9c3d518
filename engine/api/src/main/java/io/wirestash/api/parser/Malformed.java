package io.wirestash.api.parser;

/** The bytes break the protocol's rules. Thrown by {@link Cursor} and by parsers through {@link Cursor#malformed}. */
public final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;
  private final int offset;

  /** @param code what is wrong, {@code lower_snake_case}; the engine puts the protocol's name before it */
  public Malformed(String code, int offset) {
    super(code, null, false, false);
    this.code = code;
    this.offset = offset;
  }

  public String code() {
    return code;
  }

  /** Bytes from the beginning of the message to the fault. */
  public int offset() {
    return offset;
  }
}
