package io.wirestash.parser.smtp;

import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;

/** One RCPT. */
record Recipient(
    @Help("Address.") String address,
    @Help("Parameters after it.") String parameters,
    @Help("Code of the reply; absent if none was seen.") int code,
    @Help("Enhanced status code of the reply.") String enhancedCode) {
  static Recipient of(Path path) {
    return new Recipient(path.address(), path.parameters(), EventType.ABSENT, null);
  }

  Recipient answered(Reply reply) {
    return new Recipient(address, parameters, reply.code(), reply.enhancedCode());
  }
}
