package io.wirestash.parser.anomaly;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import io.wirestash.api.parser.Anomaly;
import java.util.Map;

/** Something wrong or odd in the traffic. */
@EventType("anomaly")
@Help("Something wrong or odd in the traffic, with the packet that showed it.")
record AnomalyEvent(
    @Help("What: the layer, a point, and the oddity, such as ip.length.") @Ecs("event.code") String code,
    @Help("More about this case.") @Ecs("event.reason") String detail,
    @Help("The layer: link, ip, tcp, a protocol.") String layer,
    @Help("The component that noticed it.") String plugin,
    @Help("What was counted, by name, and the limit that it passed.") Map<String, Long> evidence) {

  static AnomalyEvent of(Anomaly anomaly) {
    return new AnomalyEvent(anomaly.code(), anomaly.detail(), anomaly.layer(), anomaly.plugin(), anomaly.evidence());
  }
}
