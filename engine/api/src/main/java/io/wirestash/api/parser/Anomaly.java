package io.wirestash.api.parser;

/**
 * Something wrong or odd in the traffic.
 *
 * @param code {@code layer.what}, such as {@code dns.name_loop} or {@code ip.length}
 * @param detail more about this case, or null
 * @param layer the part of the code before the point
 * @param plugin the component that noticed it
 */
public record Anomaly(String code, String detail, String layer, String plugin) {}
