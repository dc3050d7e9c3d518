package io.wirestash.parser.smtp;

import io.wirestash.api.Option;
import java.util.List;

/** Options of {@code smtp}. */
public record SmtpOptions(
    @Option(
            value = "Ports that need no further evidence than an answer with a code.",
            fallback = "[25, 587, 2525]",
            min = 1,
            max = 65535,
            example = "[25, 587]")
        List<Integer> ports,
    @Option(value = "Look for SMTP on these ports only.", fallback = "false") boolean onlyPorts,
    @Option(value = "Compute the SHA-256 of messages and attachments.", fallback = "true") boolean hashes) {}
