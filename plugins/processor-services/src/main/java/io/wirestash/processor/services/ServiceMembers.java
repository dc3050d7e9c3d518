package io.wirestash.processor.services;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;

/** What {@code services} adds to an event. */
@EventType("services")
@Help("Names of the services at the ports of an event.")
record ServiceMembers(
    @Help("Name of the service that is assigned to src_port.") @Ecs("source.service") String srcService,
    @Help("Name of the service that is assigned to dst_port.") @Ecs("destination.service") String dstService) {}
