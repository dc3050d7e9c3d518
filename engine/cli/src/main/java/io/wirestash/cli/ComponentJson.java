package io.wirestash.cli;

import io.wirestash.api.event.JsonSink;
import io.wirestash.core.catalog.ComponentInfo;
import io.wirestash.core.catalog.EventInfo;
import io.wirestash.core.catalog.FieldInfo;
import io.wirestash.core.catalog.OptionInfo;
import io.wirestash.core.catalog.PluginInfo;
import java.util.List;

/** Components as JSON: what {@code list} and {@code describe} say, for scripts. */
final class ComponentJson {
  private final JsonSink out = new JsonSink(4096);

  private ComponentJson() {}

  /** An array with a summary of each. */
  static String list(List<ComponentInfo> components) {
    ComponentJson json = new ComponentJson();
    json.out.beginArray();
    for (ComponentInfo component : components) {
      json.out.item();
      json.out.beginObject();
      json.summary(component);
      json.eventTypes(component);
      json.out.endObject();
    }
    json.out.endArray();
    return json.out.toString();
  }

  /** An object with all there is to know. */
  static String describe(ComponentInfo component) {
    ComponentJson json = new ComponentJson();
    json.component(component);
    return json.out.toString();
  }

  /** An array with all there is to know of each. */
  static String describe(List<ComponentInfo> components) {
    ComponentJson json = new ComponentJson();
    json.out.beginArray();
    for (ComponentInfo component : components) {
      json.out.item();
      json.component(component);
    }
    json.out.endArray();
    return json.out.toString();
  }

  private void component(ComponentInfo component) {
    out.beginObject();
    summary(component);
    options(component.options());
    events(component.emits());
    out.endObject();
  }

  private void summary(ComponentInfo component) {
    text("kind", component.kind().word());
    text("name", component.name());
    text("summary", component.summary());
    out.name("plugin");
    out.beginObject();
    PluginInfo plugin = component.plugin();
    text("id", plugin.id());
    text("version", plugin.version());
    text("provider", plugin.provider());
    text("requires", plugin.requires());
    out.endObject();
  }

  private void eventTypes(ComponentInfo component) {
    out.name("events");
    out.beginArray();
    component.emits().stream().map(EventInfo::type).distinct().forEach(type -> {
      out.item();
      out.string(type);
    });
    out.endArray();
  }

  private void options(List<OptionInfo> options) {
    out.name("options");
    out.beginArray();
    for (OptionInfo option : options) {
      out.item();
      out.beginObject();
      option(option);
      out.endObject();
    }
    out.endArray();
  }

  private void option(OptionInfo option) {
    text("name", option.name());
    text("type", option.type());
    text("default", option.fallback());
    out.name("required");
    out.bool(option.required());
    out.name("secret");
    out.bool(option.secret());
    if (option.min() != Long.MIN_VALUE) number("min", option.min());
    if (option.max() != Long.MAX_VALUE) number("max", option.max());
    text("help", option.help());
    text("example", option.example());
  }

  private void events(List<EventInfo> events) {
    out.name("events");
    out.beginArray();
    for (EventInfo event : events) {
      out.item();
      out.beginObject();
      text("type", event.type());
      text("help", event.help());
      fields(event.fields());
      out.endObject();
    }
    out.endArray();
  }

  private void fields(List<FieldInfo> fields) {
    out.name("fields");
    out.beginArray();
    for (FieldInfo field : fields) {
      out.item();
      out.beginObject();
      text("path", field.path());
      text("ecs", field.ecs());
      text("type", field.type());
      text("help", field.help());
      out.endObject();
    }
    out.endArray();
  }

  private void number(String name, long value) {
    out.name(name);
    out.number(value);
  }

  private void text(String name, String value) {
    if (value == null || value.isEmpty()) return;
    out.name(name);
    out.string(value);
  }
}
