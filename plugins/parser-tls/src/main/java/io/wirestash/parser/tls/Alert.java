package io.wirestash.parser.tls;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.Help;
import io.wirestash.api.parser.Direction;
import java.util.Locale;

/** What one side complained of before encryption began: RFC 8446 section 6. */
record Alert(
    @Help("client or server.") @Ecs("from") String from,
    @Help("True if it ended the connection.") @Ecs("fatal") boolean fatal,
    @Help("The complaint, such as handshake_failure.") @Ecs("description") String description) {
  private static final int FATAL = 2;

  static Alert of(Direction from, int level, int code) {
    return new Alert(from.name().toLowerCase(Locale.ROOT), level == FATAL, CodeNames.ALERTS.of(code));
  }
}
