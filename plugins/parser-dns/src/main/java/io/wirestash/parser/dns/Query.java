package io.wirestash.parser.dns;

import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Moment;
import java.util.List;

/** A query that waits for its answer. */
record Query(Direction from, int id, List<Question> questions, Moment sent) {}
