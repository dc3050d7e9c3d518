package io.wirestash.cli;

/** Shells that completion scripts exist for. */
enum Shell {
  BASH,
  ZSH;

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
