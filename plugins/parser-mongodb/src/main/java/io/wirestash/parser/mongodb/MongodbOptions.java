package io.wirestash.parser.mongodb;

import io.wirestash.api.Option;
import java.time.Duration;
import java.util.List;

/** Options of {@code mongodb}. */
public record MongodbOptions(
    @Option(
            value = "Ports that MongoDB is expected on. It is recognised by its bytes, also on other ports.",
            fallback = "[27017, 27018, 27019]",
            min = 1,
            max = 65535)
        List<Integer> ports,
    @Option(value = "Looks at no other ports.", fallback = "false") boolean onlyPorts,
    @Option(
            value = "How long a command waits for its result before it is reported as unanswered.",
            fallback = "60s",
            min = 1000,
            max = 3_600_000)
        Duration answerTimeout) {}
