package io.wirestash.processor.direction;

import io.wirestash.api.filter.AddressSet;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What users call local. */
final class LocalNetworks {
  /** RFC 1918, RFC 4193, loopback and link-local. */
  private static final List<String> PRIVATE =
      List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16", "fc00::/7", "fe80::/10", "::1");

  private LocalNetworks() {}

  /** @throws IllegalArgumentException if an entry is no address, with words for the user */
  static AddressSet of(List<String> entries) {
    List<String> all = new ArrayList<>();
    for (String entry : entries) {
      switch (entry) {
        case "private" -> all.addAll(PRIVATE);
        case "host" -> all.addAll(ownAddresses());
        default -> all.add(entry);
      }
    }
    return AddressSet.of(all);
  }

  private static List<String> ownAddresses() {
    List<String> addresses = new ArrayList<>();
    try {
      for (NetworkInterface device : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (InterfaceAddress address : device.getInterfaceAddresses()) {
          addresses.add(address.getAddress().getHostAddress().split("%", 2)[0]); // without the zone of link-local ones
        }
      }
    } catch (SocketException e) {
      throw new IllegalArgumentException("the addresses of this machine cannot be read: " + e.getMessage(), e);
    }
    return addresses;
  }
}
