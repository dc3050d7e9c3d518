package io.wirestash.testkit;

import io.wirestash.api.Option;
import io.wirestash.api.output.EventFormat;
import java.nio.file.Path;

/** Options of {@link LinesOutput}. */
public record LinesOptions(
    @Option(value = "The file, replaced if it exists.", required = true) Path path,
    @Option(value = "Which names the members have.", fallback = "native") EventFormat format) {}
