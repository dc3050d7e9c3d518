package io.wirestash.core.stream;

import io.wirestash.api.parser.AnomalyReporter;
import io.wirestash.api.parser.FlowReporter;
import io.wirestash.api.parser.PacketReporter;
import io.wirestash.api.parser.PayloadReporter;
import java.util.List;

/** The components of the parser stage that make events of what the engine itself sees. */
public record Reporters(List<FlowReporter> flows, List<AnomalyReporter> anomalies, List<PacketReporter> packets) {
  /** The one that reads payload, too, or null. */
  PayloadReporter payload() {
    for (FlowReporter reporter : flows) if (reporter instanceof PayloadReporter payload) return payload;
    return null;
  }

  public Reporters {
    flows = List.copyOf(flows);
    anomalies = List.copyOf(anomalies);
    packets = List.copyOf(packets);
  }
}
