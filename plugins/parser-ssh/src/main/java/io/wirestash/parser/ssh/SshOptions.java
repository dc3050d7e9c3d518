package io.wirestash.parser.ssh;

import io.wirestash.api.Option;
import java.util.List;

/** Options of {@code ssh}. */
public record SshOptions(
    @Option(
            value = "Ports on which a server may send other lines before its banner; elsewhere the banner comes first.",
            fallback = "[22]",
            min = 1,
            max = 65535,
            example = "[22, 2222]")
        List<Integer> ports,
    @Option(value = "Looks for SSH on these ports only.", fallback = "false") boolean onlyPorts) {}
