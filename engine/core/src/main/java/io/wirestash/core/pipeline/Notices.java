package io.wirestash.core.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What components report while they run: told at once, and kept for the ledger. Any thread. */
final class Notices {
  private static final int KEPT = 1000;

  private final Consumer<String> listener;
  private final List<String> warnings = new ArrayList<>();
  private final List<String> damage = new ArrayList<>();

  Notices(Consumer<String> listener) {
    this.listener = listener;
  }

  void warn(String message) {
    keep(warnings, message);
    listener.accept(message);
  }

  void damaged(String message) {
    keep(damage, message);
    listener.accept(message);
  }

  private synchronized void keep(List<String> list, String message) {
    if (list.size() < KEPT) list.add(message);
  }

  synchronized List<String> warnings() {
    return List.copyOf(warnings);
  }

  synchronized List<String> damage() {
    return List.copyOf(damage);
  }
}
