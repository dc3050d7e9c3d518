package io.wirestash.parser.smtp;

import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;

/** A command without its arguments, and the reply's code. */
record CommandResult(
    @Help("Command in upper case.") String command,
    @Help("Code of the reply; absent if none was seen.") int code,
    @Help("Enhanced status code of the reply.") String enhancedCode) {
  static CommandResult of(String command, Reply reply) {
    return reply == null
        ? new CommandResult(command, EventType.ABSENT, null)
        : new CommandResult(command, reply.code(), reply.enhancedCode());
  }
}
