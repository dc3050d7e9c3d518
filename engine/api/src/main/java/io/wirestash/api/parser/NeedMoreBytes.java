package io.wirestash.api.parser;

/** The message is not complete yet. Thrown by {@link Cursor} only, caught by the engine only. */
public final class NeedMoreBytes extends RuntimeException {
  private static final long serialVersionUID = 1L;
  static final NeedMoreBytes SIGNAL = new NeedMoreBytes();

  private NeedMoreBytes() {
    super(null, null, false, false);
  }
}
