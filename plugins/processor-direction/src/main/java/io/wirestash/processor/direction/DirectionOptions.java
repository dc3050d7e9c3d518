package io.wirestash.processor.direction;

import io.wirestash.api.Option;
import java.util.List;

/** Options of {@code direction}. */
public record DirectionOptions(
    @Option(
            value = "What is local: addresses, networks, ranges; private stands for all private, loopback and link-local"
                + " networks, host for the addresses of this machine.",
            fallback = "[private]",
            example = "[10.0.0.0/8, 2001:db8::/32]")
        List<String> local) {}
