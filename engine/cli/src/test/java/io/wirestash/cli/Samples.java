package io.wirestash.cli;

import io.wirestash.api.Kind;
import io.wirestash.core.catalog.ComponentInfo;
import io.wirestash.core.catalog.EventInfo;
import io.wirestash.core.catalog.FieldInfo;
import io.wirestash.core.catalog.OptionInfo;
import io.wirestash.core.catalog.PluginInfo;
import java.util.List;

/** A component with one of everything. */
final class Samples {
  static final EventInfo EVENT = new EventInfo("badge", "Badge", "BadgeCodec", "One badge shown to a reader.", List.of(
      new FieldInfo("id", "badge.id", "integer", "Number on the badge."),
      new FieldInfo("reader.address", null, "ip", "Where the reader is."),
      new FieldInfo("doors[].name", null, "string", "Name of a door | or gate."),
      new FieldInfo("tags[]", null, "string", "Labels."),
      new FieldInfo("*", null, "object", "Whatever else it says."),
      new FieldInfo("", "badge.holder", "string", "Who has it.")));

  static final ComponentInfo PARSER = new ComponentInfo(
      Kind.PARSER, "badge", "Badge readers (ACME 7).", "BadgeFactory", "BadgeOptions",
      List.of(
          new OptionInfo("ports", "list:int", "[7001]", false, false, 1, 65535, "Ports to try first.", "[7001, 7002]"),
          new OptionInfo("mode", "enum:fast|exact", "fast", false, false, Long.MIN_VALUE, Long.MAX_VALUE, "How.", null),
          new OptionInfo("timeout", "duration", "10s", false, false, 1000, Long.MAX_VALUE, "How long to wait.", null),
          new OptionInfo("key", "string", null, true, true, Long.MIN_VALUE, Long.MAX_VALUE, "Opens seals.", null)),
      List.of(EVENT), new PluginInfo("parser-badge", "1.2.0", ">=0.1.0", "ACME", null));

  private Samples() {}
}
