package io.wirestash.parser.postgresql;

import io.wirestash.api.Option;
import java.time.Duration;
import java.util.List;

/** Options of {@code postgresql}. */
public record PostgresqlOptions(
    @Option(
            value = "Ports on which a connection is also read if its beginning was not captured.",
            fallback = "[5432]",
            min = 1,
            max = 65535,
            example = "[5432, 6432]")
        List<Integer> ports,
    @Option(value = "Looks for PostgreSQL on no other port.", fallback = "false") boolean onlyPorts,
    @Option(
            value = "How long a query waits for its result before it is reported as unanswered.",
            fallback = "60s",
            min = 1000,
            max = 86_400_000)
        Duration answerTimeout) {}
