package io.wirestash.core.catalog;

import io.wirestash.api.Kind;
import java.util.List;

/** A component, from the index of the jar that offers it: known without running any of its code. */
public record ComponentInfo(
    Kind kind,
    String name,
    String summary,
    String factoryClass,
    String optionsClass,
    List<OptionInfo> options,
    List<EventInfo> emits,
    PluginInfo plugin) {}
