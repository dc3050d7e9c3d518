package io.wirestash.input.live;

import io.wirestash.api.ByteSize;
import io.wirestash.api.Option;
import java.time.Duration;
import java.util.List;

/** Options of {@code interface}. */
public record InterfaceOptions(
    @Option(
            value = "Interfaces to capture from, all at once; \"any\" for all there are. See: engine interfaces",
            required = true,
            example = "eth0")
        List<String> name,
    @Option(
            value = "Capture only what this expression of tcpdump's filter language matches; the kernel sorts it out.",
            example = "port 53 or tcp port 443")
        String filter,
    @Option(value = "Bytes kept of each packet.", fallback = "256KiB", min = 64, max = 256 << 10, example = "9KiB")
        ByteSize snapLength,
    @Option(value = "See what is addressed to others, too; does not apply to \"any\".", fallback = "true")
        boolean promiscuous,
    @Option(
            value = "Kernel memory for packets that nobody has fetched yet, for each interface; what does not fit is dropped.",
            fallback = "64MiB",
            min = 64 << 10,
            max = 1 << 30)
        ByteSize buffer,
    @Option(
            value = "Memory for packets that were fetched and wait to be analysed; what does not fit is dropped.",
            fallback = "32MiB",
            min = 1 << 20,
            max = 4L << 30)
        ByteSize ring,
    @Option(
            value = "Longest time that a packet waits for others before both are handed on together.",
            fallback = "100ms",
            min = 2,
            max = 10_000)
        Duration maxDelay,
    @Option(
            value = "Have the kernel wake the engine for each packet. It then keeps a place of snap_length for every packet.",
            fallback = "false")
        boolean immediate) {}
