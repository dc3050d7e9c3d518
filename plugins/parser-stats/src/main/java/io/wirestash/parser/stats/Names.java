package io.wirestash.parser.stats;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ConcurrentMap;

/** Numbers for names, from 1, so that a name can be part of a {@link Key}. At most {@value #MOST}. Thread-safe. */
final class Names {
  static final int MOST = 4096;
  private static final String REST = "other";

  private final ConcurrentMap<String, Integer> numbers = new ConcurrentHashMap<>();
  private final List<String> names = new CopyOnWriteArrayList<>(List.of(REST));

  /** The number of a name; 0 if there are too many. */
  int number(String name) {
    Integer number = numbers.get(name);
    return number == null ? add(name) : number;
  }

  private synchronized int add(String name) {
    Integer number = numbers.get(name);
    if (number != null) return number;
    if (names.size() > MOST) return 0;
    names.add(name);
    numbers.put(name, names.size() - 1);
    return names.size() - 1;
  }

  String name(int number) {
    return names.get(number);
  }
}
