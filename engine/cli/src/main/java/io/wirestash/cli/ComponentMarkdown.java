package io.wirestash.cli;

import io.wirestash.api.Kind;
import io.wirestash.core.catalog.ComponentInfo;
import io.wirestash.core.catalog.EventInfo;
import io.wirestash.core.catalog.FieldInfo;
import io.wirestash.core.catalog.OptionInfo;
import io.wirestash.core.diagnostic.Printable;
import java.util.List;

/** Components as reference pages in Markdown (tables as GitHub reads them). */
final class ComponentMarkdown {
  private final StringBuilder page = new StringBuilder();
  private final String heading;

  /** @param heading what marks a component's headline; those within it are one level lower */
  private ComponentMarkdown(String heading) {
    this.heading = heading;
  }

  /** A page about one component. */
  static String of(ComponentInfo component) {
    ComponentMarkdown markdown = new ComponentMarkdown("#");
    markdown.component(component);
    return markdown.page.toString();
  }

  /** A page about all components of a kind. */
  static String of(Kind kind, List<ComponentInfo> components) {
    ComponentMarkdown markdown = new ComponentMarkdown("##");
    markdown.line("# Components of kind `" + kind.word() + "`");
    for (ComponentInfo component : components) {
      markdown.line("");
      markdown.component(component);
    }
    return markdown.page.toString();
  }

  private void component(ComponentInfo component) {
    line(heading + ' ' + component.kind().word() + " `" + component.name() + "`");
    line("");
    line(cell(component.summary()));
    line("");
    line("Plugin `" + component.plugin().id() + "` " + component.plugin().version());
    options(component);
    component.emits().forEach(event -> event(event, component.kind() == Kind.PROCESSOR));
  }

  private void options(ComponentInfo component) {
    line("");
    line(heading + "# Options");
    line("");
    if (component.options().isEmpty()) {
      line("None.");
      return;
    }
    row("option", "type", "default", "what it does");
    row("---", "---", "---", "---");
    for (OptionInfo option : component.options()) {
      row(code(option.name()), OptionText.type(option), fallback(option), OptionText.help(option));
    }
  }

  private static String fallback(OptionInfo option) {
    String fallback = OptionText.fallback(option);
    return option.required() ? fallback : code(fallback);
  }

  private void event(EventInfo event, boolean adds) {
    line("");
    line(heading + (adds ? "# Added to events" : "# Event `" + event.type() + "`"));
    line("");
    line(cell(event.help()));
    line("");
    row("field", "type", "ECS", "meaning");
    row("---", "---", "---", "---");
    for (FieldInfo field : event.fields()) row(code(field.path()), field.type(), code(field.ecs()), field.help());
  }

  private void row(String... cells) {
    page.append('|');
    for (String cell : cells) page.append(' ').append(cell(cell)).append(" |");
    page.append('\n');
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  private static String code(String text) {
    return text == null || text.isEmpty() ? "" : '`' + text + '`';
  }

  private static String cell(String text) {
    return text == null ? "" : Printable.of(text).replace("|", "\\|");
  }
}
