package io.wirestash.core.flow;

import io.wirestash.api.Option;
import io.wirestash.core.packet.ChecksumMode;
import java.time.Duration;

/** Limits of the flow table, for all workers together. */
public record FlowOptions(
    @Option(value = "Most flows at a time; beyond it one ends early, in a flood the oldest one-sided one.",
            fallback = "500000", min = 64, max = 50_000_000)
        int max,
    @Option(value = "What to do with packets whose checksum is wrong: accept them, drop them, or drop those of hosts that"
            + " have shown valid checksums before.", fallback = "auto")
        ChecksumMode checksums,
    @Option(value = "End of an established TCP connection without packets.", fallback = "600s", min = 100) Duration tcpTimeout,
    @Option(value = "End of a TCP connection that was tried but not established.", fallback = "10s", min = 100)
        Duration tcpNewTimeout,
    @Option(value = "End of a closed TCP connection, for late packets.", fallback = "10s", min = 100) Duration tcpClosedTimeout,
    @Option(value = "End of a UDP flow without packets.", fallback = "60s", min = 100) Duration udpTimeout,
    @Option(value = "End of an ICMP or other flow without packets.", fallback = "30s", min = 100) Duration icmpTimeout,
    @Option(value = "A flow that lasts longer is reported at this interval while it goes on.", fallback = "30m", min = 1000)
        Duration updateInterval,
    @Option(value = "Most requests that wait for an answer at a time; beyond it the oldest counts as lost.",
            fallback = "100000", min = 64, max = 10_000_000)
        int maxPending) {}
