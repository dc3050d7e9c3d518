package io.wirestash.parser.packet;

import io.wirestash.api.ByteSize;
import io.wirestash.api.Option;
import java.util.List;

/** Options of {@code packet}. */
public record PacketOptions(
    @Option(
            value = "Only packets of these hosts: addresses, networks, ranges; with ! in front, not of these.",
            example = "[10.0.0.0/8, \"!10.0.0.5\", 192.0.2.1-192.0.2.9]")
        List<String> hosts,
    @Option(
            value = "Only packets of these ports, and ICMP errors about such: numbers, ranges; with ! in front, not of"
                + " these.",
            example = "[80, 8000-8099, \"!8080\"]")
        List<String> ports,
    @Option(
            value = "Whose address and port must be among them: the sender's, the receiver's, or either's.",
            fallback = "either")
        Side side,
    @Option(value = "Most bytes of payload that are shown as text.", fallback = "64KiB", min = 0, max = 1 << 18)
        ByteSize maxData,
    @Option(value = "Show the payload as hexadecimal numbers too.", fallback = "true") boolean hex,
    @Option(
            value = "Most bytes of payload that are shown as hexadecimal numbers.",
            fallback = "64KiB",
            min = 0,
            max = 1 << 18)
        ByteSize maxHex) {

  boolean showsPayload() {
    return maxData.bytes() > 0 || hex && maxHex.bytes() > 0;
  }

  PacketOptions withoutPayload() {
    return new PacketOptions(hosts, ports, side, new ByteSize(0), false, maxHex);
  }

  /** Whose address and port a filter looks at. */
  public enum Side {
    SRC,
    DST,
    EITHER
  }
}
