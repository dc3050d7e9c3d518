package io.wirestash.cli;

import io.wirestash.core.catalog.ComponentInfo;
import io.wirestash.core.catalog.EventInfo;
import io.wirestash.core.catalog.FieldInfo;
import io.wirestash.core.catalog.OptionInfo;
import io.wirestash.core.diagnostic.Printable;

/** A component as a reference page in Markdown (tables as GitHub reads them). */
final class ComponentMarkdown {
  private final StringBuilder page = new StringBuilder();

  private ComponentMarkdown() {}

  static String of(ComponentInfo component) {
    ComponentMarkdown markdown = new ComponentMarkdown();
    markdown.line("# " + component.kind().word() + " `" + component.name() + "`");
    markdown.line("");
    markdown.line(cell(component.summary()));
    markdown.line("");
    markdown.line("Plugin `" + component.plugin().id() + "` " + component.plugin().version());
    markdown.options(component);
    component.emits().forEach(markdown::event);
    return markdown.page.toString();
  }

  private void options(ComponentInfo component) {
    line("");
    line("## Options");
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

  private void event(EventInfo event) {
    line("");
    line("## Event `" + event.type() + "`");
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
