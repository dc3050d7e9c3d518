package io.wirestash.processor.direction;

import io.wirestash.api.event.Ip;
import io.wirestash.api.filter.AddressSet;
import io.wirestash.api.processor.Event;
import io.wirestash.api.processor.Processor;

/** Adds the direction to events that have addresses. Any thread. */
final class DirectionProcessor implements Processor {
  private static final DirectionMembers IN = new DirectionMembers("IN");
  private static final DirectionMembers OUT = new DirectionMembers("OUT");
  private static final DirectionMembers LOOP = new DirectionMembers("LOOP");
  private static final DirectionMembers OTHER = new DirectionMembers("OTHER");

  private final AddressSet local;

  DirectionProcessor(AddressSet local) {
    this.local = local;
  }

  @Override
  public void process(Event event) {
    Ip source = event.sourceIp();
    Ip destination = event.destinationIp();
    if (source != null && destination != null) event.add(between(local.contains(source), local.contains(destination)));
  }

  private static DirectionMembers between(boolean fromLocal, boolean toLocal) {
    if (fromLocal) return toLocal ? LOOP : OUT;
    return toLocal ? IN : OTHER;
  }
}
