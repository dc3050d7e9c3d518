package io.wirestash.parser.ftp;

import io.wirestash.api.Option;
import java.util.List;

/** Options of {@code ftp}. */
public record FtpOptions(
    @Option(
            value = "Ports of control connections that need no further evidence than an answer with a code.",
            fallback = "[21]",
            min = 1,
            max = 65535,
            example = "[21, 2121]")
        List<Integer> ports,
    @Option(value = "Look for FTP on these ports only.", fallback = "false") boolean onlyPorts,
    @Option(value = "Compute the SHA-256 of what is transferred.", fallback = "true") boolean hashTransfers) {}
