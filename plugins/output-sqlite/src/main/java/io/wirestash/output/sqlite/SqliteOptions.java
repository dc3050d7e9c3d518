package io.wirestash.output.sqlite;

import io.wirestash.api.Option;
import java.nio.file.Path;
import java.time.Duration;

/** Options of {@code sqlite}. */
public record SqliteOptions(
    @Option(value = "The database file; made if there is none.", required = true, example = "traffic.db") Path path,
    @Option(value = "Delete the database, if there is one, before the run begins.", fallback = "false") boolean renew,
    @Option(
            value = "A file of SQL that is executed at the start: indexes, views or tables of your own.",
            example = "views.sql")
        Path schema,
    @Option(value = "Most rows in a transaction.", fallback = "50000", min = 1, max = 10_000_000) int commitRows,
    @Option(
            value = "Longest time that a row waits in a transaction while events keep coming; else none waits.",
            fallback = "1s",
            min = 1,
            max = 3_600_000)
        Duration commitInterval,
    @Option(
            value = "How long to wait for another program that is writing to the database.",
            fallback = "30s",
            min = 0,
            max = 3_600_000)
        Duration lockTimeout) {}
