package io.wirestash.reassembler.tcp;

import io.wirestash.api.ByteSize;
import io.wirestash.api.Option;
import java.time.Duration;

/** Options of the component {@code tcp}. */
public record TcpOptions(
    @Option(value = "Which bytes win where segments that wait overlap", fallback = "first") OverlapPolicy overlap,
    @Option(value = "Memory for the segments of one connection that wait", fallback = "1MiB", min = 64 << 10,
        max = 1 << 30) ByteSize maxFlow,
    @Option(value = "Memory for all segments that wait, shared out among the workers", fallback = "256MiB",
        min = 1 << 20, max = 64L << 30) ByteSize maxTotal,
    @Option(value = "Holes in front of segments that wait, in one direction", fallback = "256", min = 1, max = 65536)
        int maxRuns,
    @Option(value = "How long missing bytes are waited for, in packet time", fallback = "2s", min = 1)
        Duration gapAfter,
    @Option(value = "How many later packets of the connection missing bytes are waited for", fallback = "32", min = 1,
        max = 1 << 20) int gapPackets,
    @Option(value = "Take up connections whose beginning was not captured", fallback = "true") boolean midstream,
    @Option(value = "What becomes of the byte that an urgent pointer marks", fallback = "oob") UrgentPolicy urgent) {}
