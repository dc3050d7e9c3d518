package io.wirestash.core.catalog;

import io.wirestash.api.Kind;
import java.util.List;

/**
 * A component, from the index of the jar that offers it: known without running any of its code.
 *
 * @param onRequest true if {@code all} leaves it out
 */
public record ComponentInfo(
    Kind kind,
    String name,
    String summary,
    String factoryClass,
    String optionsClass,
    List<OptionInfo> options,
    List<EventInfo> emits,
    PluginInfo plugin,
    boolean onRequest) {

  public ComponentInfo(Kind kind, String name, String summary, String factoryClass, String optionsClass,
      List<OptionInfo> options, List<EventInfo> emits, PluginInfo plugin) {
    this(kind, name, summary, factoryClass, optionsClass, options, emits, plugin, false);
  }
}
