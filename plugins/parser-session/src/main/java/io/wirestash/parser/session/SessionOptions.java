package io.wirestash.parser.session;

import io.wirestash.api.ByteSize;
import io.wirestash.api.Option;
import java.time.Duration;
import java.util.List;

/** Options of {@code session}. */
public record SessionOptions(
    @Option(
            value = "Payload: none, both (what each side of a TCP flow sent, in its session event) or one_way (an event for"
                + " each run of bytes of one side). Datagrams get an event each. Needs credentials: show.",
            fallback = "none")
        Data data,
    @Option(value = "Most payload of a side in one event; more goes into the next.", fallback = "64KiB", min = 16, max = 1 << 24)
        ByteSize maxData,
    @Option(value = "Payload is reported when a flow has been silent for so long.", fallback = "5s", min = 1)
        Duration flushAfter,
    @Option(value = "Show payload as hexadecimal numbers, too.", fallback = "false") boolean hex,
    @Option(value = "Payload of UDP flows, too.", fallback = "true") boolean udp,
    @Option(
            value = "Only sessions of these clients: addresses, networks, ranges; with ! in front, not of these.",
            example = "[10.0.0.0/8, \"!10.0.0.5\"]")
        List<String> clients,
    @Option(value = "Only sessions with these servers.", example = "192.0.2.1-192.0.2.9") List<String> servers,
    @Option(value = "Only sessions from these ports of clients.", example = "1024-65535") List<String> clientPorts,
    @Option(value = "Only sessions with these ports of servers.", example = "[80, 8000-8099]") List<String> serverPorts) {

  /** What is told of payload. */
  public enum Data {
    NONE,
    BOTH,
    ONE_WAY
  }
}
