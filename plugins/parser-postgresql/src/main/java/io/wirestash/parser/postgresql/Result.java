package io.wirestash.parser.postgresql;

import io.wirestash.api.event.Help;
import java.util.List;

/** What came of a query, as part of an event. */
record Result(
    @Help("ok, error, or skipped: the server passes over what follows an error up to the next sync.") String status,
    @Help("What was done, one tag for each statement: INSERT 0 1.") List<String> tags,
    @Help("Columns of the first result.") Integer columns,
    @Help("Rows returned.") Long rows,
    @Help("Rows changed, copied, moved or fetched, as the tags say.") Long affectedRows,
    @Help("Bytes copied in either direction (COPY).") Long copiedBytes,
    @Help("True if there are more rows that were not asked for.") Boolean suspended,
    @Help("What went wrong.") ServerError error) {

  static final Result SKIPPED = new Result("skipped", List.of(), null, null, null, null, null, null);

  static Result of(ServerError error) {
    return new Result("error", List.of(), null, null, null, null, null, error);
  }
}
