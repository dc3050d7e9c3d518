package io.wirestash.parser.mysql;

import io.wirestash.api.Option;
import java.time.Duration;
import java.util.List;

/** Options of {@code mysql}. */
public record MysqlOptions(
    @Option(
            value = "Ports on which a connection is also read if its greeting and login were not captured.",
            fallback = "[3306]",
            min = 1,
            max = 65535,
            example = "[3306, 3307]")
        List<Integer> ports,
    @Option(value = "Looks for MySQL on no other port.", fallback = "false") boolean onlyPorts,
    @Option(
            value = "How long a command waits for its result before it is reported as unanswered.",
            fallback = "60s",
            min = 1000,
            max = 86_400_000)
        Duration answerTimeout) {}
