package io.wirestash.core.config;

import java.util.ArrayList;
import java.util.List;

/** A piece of YAML: its structure as written, nothing of it interpreted yet. */
sealed interface Value {
  Span span();

  /** What a user would call it. */
  String kind();

  /**
   * @param plain written without quotes
   */
  record Scalar(String text, boolean plain, Span span) implements Value {
    /** True if nothing was written, as after {@code key:}, or YAML's words for it. */
    boolean isNothing() {
      return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    @Override
    public String kind() {
      return isNothing() ? "nothing" : "a single value";
    }
  }

  record Sequence(List<Value> items, Span span) implements Value {
    Sequence with(int index, Value item) {
      List<Value> changed = new ArrayList<>(items);
      if (index == changed.size()) changed.add(item);
      else changed.set(index, item);
      return new Sequence(changed, span);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  record Mapping(List<Entry> entries, Span span) implements Value {
    Entry get(String key) {
      for (Entry entry : entries) if (entry.key.equals(key)) return entry;
      return null;
    }

    /** This map with the entry in place of the one with its key, or added. */
    Mapping with(Entry added) {
      List<Entry> changed = new ArrayList<>(entries);
      int at = changed.indexOf(get(added.key));
      if (at < 0) changed.add(added);
      else changed.set(at, added);
      return new Mapping(changed, span);
    }

    @Override
    public String kind() {
      return "a map";
    }
  }

  record Entry(String key, Span span, Value value) {}
}
