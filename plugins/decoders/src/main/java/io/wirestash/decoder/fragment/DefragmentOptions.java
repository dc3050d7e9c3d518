package io.wirestash.decoder.fragment;

import io.wirestash.api.ByteSize;
import io.wirestash.api.Option;
import java.time.Duration;

/** Options of the component {@code defragment}. */
public record DefragmentOptions(
    @Option(value = "Which IPv4 fragment wins where two have the same bytes", fallback = "first") OverlapPolicy overlap,
    @Option(value = "Memory for fragments that wait", fallback = "32MiB", min = 1 << 20, max = 1 << 30)
        ByteSize maxMemory,
    @Option(value = "Datagrams that may wait for fragments", fallback = "16384", min = 1, max = 1 << 20)
        int maxDatagrams,
    @Option(value = "How long a datagram waits after its first fragment, in packet time", fallback = "30s", min = 1)
        Duration timeout,
    @Option(value = "Fragments of one datagram", fallback = "64", min = 2, max = 8192) int maxFragments) {}
