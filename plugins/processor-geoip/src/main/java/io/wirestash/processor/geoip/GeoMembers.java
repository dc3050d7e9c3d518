package io.wirestash.processor.geoip;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;

/** What {@code geoip} adds to an event. */
@EventType("geo")
@Help("Where the addresses of an event are.")
record GeoMembers(
    @Help("Where src_ip is.") @Ecs("source.geo") Place srcGeo,
    @Help("Where dst_ip is.") @Ecs("destination.geo") Place dstGeo) {

  @Ecs("source.as")
  Network sourceNetwork() {
    return srcGeo == null ? null : srcGeo.network();
  }

  @Ecs("destination.as")
  Network destinationNetwork() {
    return dstGeo == null ? null : dstGeo.network();
  }

  /** An autonomous system as ECS has it. */
  record Network(@Ecs("number") long asn, @Ecs("organization.name") String organization) {}
}
