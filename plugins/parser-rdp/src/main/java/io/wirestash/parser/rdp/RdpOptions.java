package io.wirestash.parser.rdp;

import io.wirestash.api.Option;
import java.util.List;

/** Options of {@code rdp}. */
public record RdpOptions(
    @Option(
            value = "Ports on which any X.224 connection is read; elsewhere only one that negotiates as RDP does.",
            fallback = "[3389]",
            min = 1,
            max = 65535,
            example = "[3389, 13389]")
        List<Integer> ports,
    @Option(value = "Looks for RDP on these ports only.", fallback = "false") boolean onlyPorts) {}
