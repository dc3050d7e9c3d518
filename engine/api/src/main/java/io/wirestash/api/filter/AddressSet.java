package io.wirestash.api.filter;

import io.wirestash.api.event.Ip;
import java.util.ArrayList;
import java.util.List;

/**
 * IP addresses as users list them: {@code 10.0.0.1}, {@code 10.0.0.0/8}, {@code 10.0.0.1-10.0.0.9}, {@code 2001:db8::/32}.
 * With {@code !} before it an entry excludes, whatever the others include; if all entries exclude, all other addresses are
 * included. Immutable; answers without allocating.
 */
public final class AddressSet {
  private final AddressRange[] included;
  private final AddressRange[] excluded;

  private AddressSet(List<AddressRange> included, List<AddressRange> excluded) {
    this.included = included.toArray(AddressRange[]::new);
    this.excluded = excluded.toArray(AddressRange[]::new);
  }

  /** @throws IllegalArgumentException if an entry is none of these; its message is for the user */
  public static AddressSet of(List<String> entries) {
    List<AddressRange> included = new ArrayList<>();
    List<AddressRange> excluded = new ArrayList<>();
    for (String entry : entries) {
      if (entry.startsWith("!")) excluded.add(AddressRange.of(entry.substring(1).strip()));
      else included.add(AddressRange.of(entry.strip()));
    }
    return new AddressSet(included, excluded);
  }

  /** True if there are no entries: such a set includes every address. */
  public boolean isEmpty() {
    return included.length + excluded.length == 0;
  }

  /** True if an entry includes the address, or none includes any. The halves are as in {@link Ip}. */
  public boolean includes(long high, long low, boolean v6) {
    return included.length == 0 || any(included, high, low, v6);
  }

  /** True if an entry excludes the address. */
  public boolean excludes(long high, long low, boolean v6) {
    return any(excluded, high, low, v6);
  }

  /** True if the address is included and not excluded. */
  public boolean contains(Ip address) {
    long high = address.high();
    long low = address.low();
    return includes(high, low, address.v6()) && !excludes(high, low, address.v6());
  }

  private static boolean any(AddressRange[] ranges, long high, long low, boolean v6) {
    for (AddressRange range : ranges) if (range.has(high, low, v6)) return true;
    return false;
  }
}
