package io.wirestash.parser.dns;

import io.wirestash.api.parser.Direction;
import java.util.List;

/** A query that waits for its answer. */
record Query(Direction from, int id, List<Question> questions, long nanos, long packet) {}
