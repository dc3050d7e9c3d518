package io.wirestash.core.config;

import java.util.Set;

/** Keys of an item beside its component. */
final class ItemKeys {
  static final String ID = "id";
  static final String WHEN = "when";

  /** Reserved by the file format; nothing acts on them yet, so using them is an error rather than a false promise. */
  static final Set<String> RESERVED = Set.of("on_error", "batch", "retry", "buffer");

  static final Set<String> SHARED = Set.of(ID, WHEN, "on_error", "batch", "retry", "buffer");

  private ItemKeys() {}
}
