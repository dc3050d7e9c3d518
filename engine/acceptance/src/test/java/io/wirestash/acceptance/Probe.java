package io.wirestash.acceptance;

import io.wirestash.api.event.EventType;

/** A datagram that {@link ProbeFactory}'s parser read. */
@EventType("probe")
public record Probe(String text) {}
