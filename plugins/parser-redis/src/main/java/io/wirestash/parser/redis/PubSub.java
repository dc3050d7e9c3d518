package io.wirestash.parser.redis;

import io.wirestash.api.event.Help;

/** What a server sends unasked: a published message, or a key that is no longer valid. */
record PubSub(
    @Help("message, pmessage, smessage, invalidate ...") String kind,
    @Help("Where it was published.") String channel,
    @Help("The pattern that the client subscribed to.") String pattern,
    @Help("Its text.") String message) {

  static PubSub of(Words words) {
    String kind = words.text(0);
    boolean patterned = words.is(0, "PMESSAGE");
    int channel = patterned ? 2 : 1;
    return new PubSub(kind, words.text(channel), patterned ? words.text(1) : null, words.text(channel + 1));
  }
}
