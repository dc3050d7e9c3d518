package io.wirestash.cli;

import io.wirestash.api.Kind;
import io.wirestash.core.catalog.ComponentInfo;
import io.wirestash.core.catalog.EventInfo;
import io.wirestash.core.catalog.FieldInfo;
import io.wirestash.core.catalog.OptionInfo;
import io.wirestash.core.diagnostic.Printable;

/** A component as a page for a terminal. */
final class ComponentText {
  private ComponentText() {}

  /** @param columns longest line */
  static String of(ComponentInfo component, int columns) {
    StringBuilder page = new StringBuilder();
    page.append(component.kind().word()).append(' ').append(component.name()).append(": ");
    page.append(Printable.of(component.summary())).append('\n');
    page.append("plugin ").append(Printable.of(component.plugin().id())).append(' ');
    page.append(Printable.of(component.plugin().version())).append('\n');
    page.append(options(component, columns));
    component.emits().forEach(event -> page.append(event(component, event, columns)));
    return page.toString();
  }

  private static String options(ComponentInfo component, int columns) {
    if (component.options().isEmpty()) return "\nno options\n";
    Table table = new Table("  ", columns).row("OPTION", "TYPE", "DEFAULT", "WHAT IT DOES");
    for (OptionInfo option : component.options()) {
      table.row(option.name(), OptionText.type(option), OptionText.fallback(option), OptionText.help(option));
    }
    return "\noptions\n" + table;
  }

  private static String event(ComponentInfo component, EventInfo event, int columns) {
    Table table = new Table("  ", columns).row("FIELD", "TYPE", "ECS", "MEANING");
    for (FieldInfo field : event.fields()) table.row(field.path(), field.type(), field.ecs(), field.help());
    String title = component.kind() == Kind.PROCESSOR ? "adds to events" : "event " + event.type();
    return "\n" + title + ": " + Printable.of(event.help()) + '\n' + table;
  }
}
