package io.wirestash.parser.redis;

import io.wirestash.api.Option;
import java.time.Duration;
import java.util.List;

/** Options of {@code redis}. */
public record RedisOptions(
    @Option(
            value = "Ports on which anything that could be Redis is read; elsewhere only what is beyond doubt.",
            fallback = "[6379]",
            min = 1,
            max = 65535,
            example = "[6379, 26379]")
        List<Integer> ports,
    @Option(value = "Looks at no other ports.", fallback = "false") boolean onlyPorts,
    @Option(
            value = "How long a command waits for its reply before it is reported as unanswered.",
            fallback = "60s",
            min = 1000,
            max = 3_600_000)
        Duration answerTimeout) {}
