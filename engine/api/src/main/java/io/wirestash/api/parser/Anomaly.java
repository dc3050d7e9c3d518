package io.wirestash.api.parser;

import java.util.Map;

/**
 * Something wrong or odd in the traffic.
 *
 * @param code {@code layer.what}, such as {@code dns.name_loop} or {@code ip.length}
 * @param detail more about this case, or null
 * @param layer the part of the code before the point
 * @param plugin the component that noticed it
 * @param evidence what was counted, by name, and the limit that it passed; may be empty
 */
public record Anomaly(String code, String detail, String layer, String plugin, Map<String, Long> evidence) {
  public Anomaly(String code, String detail, String layer, String plugin) {
    this(code, detail, layer, plugin, Map.of());
  }
}
