package io.wirestash.testkit;

import io.wirestash.api.event.EventType;

/** What {@link EchoFactory}'s parser saw: a text of at most nine bytes, with its length as a digit before it. */
@EventType("echo")
public record Echo(String text) {}
