package io.wirestash.api.filter;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ports as users list them: {@code 80}, {@code 8000-8099}. With {@code !} before it an entry excludes, whatever the others
 * include; if all entries exclude, all other ports are included. Immutable; answers without allocating.
 */
public final class PortSet {
  private static final int LAST = 65_535;
  private static final Pattern ENTRY = Pattern.compile("(\\d{1,5})(?:\\s*-\\s*(\\d{1,5}))?");

  private final BitSet included = new BitSet();
  private final BitSet excluded = new BitSet();
  private final boolean empty;

  private PortSet(List<String> entries) {
    empty = entries.isEmpty();
    for (String entry : entries) {
      if (entry.startsWith("!")) add(entry.substring(1).strip(), excluded);
      else add(entry.strip(), included);
    }
    if (included.isEmpty()) included.set(0, LAST + 1);
  }

  /** @throws IllegalArgumentException if an entry is none of these; its message is for the user */
  public static PortSet of(List<String> entries) {
    return new PortSet(entries);
  }

  private static void add(String entry, BitSet to) {
    Matcher ports = ENTRY.matcher(entry);
    if (!ports.matches()) throw new IllegalArgumentException(entry + " is no port: write 80 or 8000-8099");
    int first = Integer.parseInt(ports.group(1));
    int last = ports.group(2) == null ? first : Integer.parseInt(ports.group(2));
    if (last > LAST) throw new IllegalArgumentException(entry + ": ports end at " + LAST);
    if (first > last) throw new IllegalArgumentException(entry + " is no range: the first port must come before the last");
    to.set(first, last + 1);
  }

  /** True if there are no entries: such a set includes every port. */
  public boolean isEmpty() {
    return empty;
  }

  /** True if an entry includes the port, or none includes any. */
  public boolean includes(int port) {
    return included.get(port);
  }

  /** True if an entry excludes the port. */
  public boolean excludes(int port) {
    return excluded.get(port);
  }

  /** True if the port is included and not excluded. */
  public boolean contains(int port) {
    return includes(port) && !excludes(port);
  }
}
