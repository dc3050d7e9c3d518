package io.wirestash.parser.dns;

import io.wirestash.api.Option;
import java.time.Duration;
import java.util.List;

/** Options of {@code dns}. */
public record DnsOptions(
    @Option(
            value = "Ports on which anything with a DNS header is read; elsewhere only what is DNS beyond doubt.",
            fallback = "[53, 5353, 5355]",
            min = 1,
            max = 65535,
            example = "[53, 5353, 5355, 10053]")
        List<Integer> ports,
    @Option(
            value = "How long a query waits for its answer before it is reported as unanswered.",
            fallback = "10s",
            min = 1000,
            max = 600_000)
        Duration answerTimeout) {}
