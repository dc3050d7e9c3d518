package io.wirestash.processor.direction;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;

/** What {@code direction} adds to an event. */
@EventType("direction")
@Help("Which way an event goes.")
record DirectionMembers(
    @Help("IN to a local address, OUT from one, LOOP between two, OTHER between none.") @Ecs("") String direction) {

  /** The same in the words of ECS. */
  @Ecs("network.direction")
  String inWordsOfEcs() {
    return switch (direction) {
      case "IN" -> "inbound";
      case "OUT" -> "outbound";
      case "LOOP" -> "internal";
      default -> "external";
    };
  }
}
