package io.wirestash.processor.filter;

import io.wirestash.api.Option;
import io.wirestash.api.processor.EventCondition;

/** Options of {@code filter}. */
public record FilterOptions(
    @Option(value = "Only events for which this holds go on.", example = "dst_port in [53, 5353]") EventCondition keep,
    @Option(value = "Events for which this holds go no further.", example = "in_net(src_ip, \"10.0.0.0/8\")")
        EventCondition drop) {}
