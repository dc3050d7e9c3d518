package io.wirestash.core.config;

import io.wirestash.api.ByteSize;
import io.wirestash.api.Kind;
import io.wirestash.api.auth.Credentials;
import io.wirestash.api.event.JsonSink;
import io.wirestash.core.catalog.OptionInfo;
import io.wirestash.core.diagnostic.Printable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A pipeline as the engine understands it: every component, every option with its value and who gave it. Secrets and
 * what came from files are shown as {@value #HIDDEN}.
 */
public final class PipelineView {
  private static final String HIDDEN = "<secret>";

  private record Stage(Kind kind, List<Item> items) {}

  private PipelineView() {}

  private static List<Stage> stages(Pipeline pipeline) {
    return List.of(
        new Stage(Kind.INPUT, pipeline.inputs()),
        new Stage(Kind.DECODER, pipeline.decoders()),
        new Stage(Kind.FLOWS, orNone(pipeline.flows())),
        new Stage(Kind.REASSEMBLER, orNone(pipeline.reassembler())),
        new Stage(Kind.PARSER, pipeline.parsers()),
        new Stage(Kind.PROCESSOR, pipeline.processors()),
        new Stage(Kind.OUTPUT, pipeline.outputs()));
  }

  private static List<Item> orNone(Item item) {
    return item == null ? List.of() : List.of(item);
  }

  /** YAML, a pipeline file itself except for what is hidden; paths are shown as they will be opened. */
  public static String yaml(Pipeline pipeline) {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(Printable.of(pipeline.file().toString())).append('\n');
    out.append("version: 1\nname: ").append(quoted(pipeline.name())).append('\n');
    if (pipeline.description() != null) {
      out.append("description: ").append(quoted(pipeline.description())).append('\n');
    }
    out.append("credentials: ").append(word(pipeline.credentials())).append('\n');
    for (Stage stage : stages(pipeline)) {
      if (stage.items.isEmpty()) continue;
      out.append(stage.kind.stage()).append(":\n");
      for (Item item : stage.items) item(item, stage.kind, out);
    }
    return out.toString();
  }

  private static String word(Credentials credentials) {
    return credentials.name().toLowerCase(Locale.ROOT);
  }

  private static void item(Item item, Kind kind, StringBuilder out) {
    if (kind == Kind.FLOWS) {
      options(item, "  ", out);
      return;
    }
    String first = kind == Kind.REASSEMBLER ? "  " : "  - ";
    String other = kind == Kind.REASSEMBLER ? "  " : "    ";
    if (!item.id().equals(item.component().name())) {
      out.append(first).append("id: ").append(item.id()).append('\n');
      first = other;
    }
    if (item.when() != null) {
      out.append(first).append("when: ").append(quoted(item.when().toString())).append('\n');
      first = other;
    }
    out.append(first).append(item.component().name()).append(":\n");
    options(item, other + "  ", out);
  }

  private static void options(Item item, String indent, StringBuilder out) {
    for (OptionInfo option : item.component().options()) {
      Object value = item.options().get(option.name());
      if (value == null) continue;
      Origin origin = item.origins().getOrDefault(option.name(), Origin.DEFAULT);
      out.append(indent).append(option.name()).append(": ").append(shown(value, option, origin));
      out.append("  # ").append(origin.text()).append('\n');
    }
  }

  private static boolean hidden(OptionInfo option, Origin origin) {
    return option.secret() || origin == Origin.CONTENT;
  }

  private static String shown(Object value, OptionInfo option, Origin origin) {
    if (hidden(option, origin)) return quoted(HIDDEN);
    if (option.type().startsWith("enum:")) return value.toString();
    if (!(value instanceof List<?> list)) return scalar(value);
    return list.stream().map(PipelineView::scalar).toList().toString();
  }

  private static String scalar(Object value) {
    if (value instanceof Duration duration) return Units.text(duration);
    if (value instanceof String || value instanceof Path) return quoted(value.toString());
    return value.toString();
  }

  /** A JSON string is a YAML string too, whatever is in it. */
  private static String quoted(String text) {
    JsonSink out = new JsonSink(text.length() + 16);
    out.string(text.replace("${", "$${"));
    return out.toString();
  }

  /** One JSON object; each option has its value and its origin. */
  public static String json(Pipeline pipeline) {
    JsonSink out = new JsonSink(1024);
    out.beginObject();
    member("file", pipeline.file().toString(), out);
    member("name", pipeline.name(), out);
    if (pipeline.description() != null) member("description", pipeline.description(), out);
    member("credentials", word(pipeline.credentials()), out);
    for (Stage stage : stages(pipeline)) {
      out.name(stage.kind.stage());
      out.beginArray();
      for (Item item : stage.items) {
        out.item();
        item(item, out);
      }
      out.endArray();
    }
    out.endObject();
    return out.toString();
  }

  private static void item(Item item, JsonSink out) {
    out.beginObject();
    member("id", item.id(), out);
    member("component", item.component().name(), out);
    member("plugin", item.component().plugin().id(), out);
    if (item.when() != null) member("when", item.when().toString(), out);
    out.name("options");
    out.beginObject();
    for (OptionInfo option : item.component().options()) {
      Object value = item.options().get(option.name());
      if (value == null) continue;
      Origin origin = item.origins().getOrDefault(option.name(), Origin.DEFAULT);
      out.name(option.name());
      out.beginObject();
      out.name("value");
      value(hidden(option, origin) ? HIDDEN : value, out);
      member("origin", origin.text(), out);
      out.endObject();
    }
    out.endObject();
    out.endObject();
  }

  private static void member(String name, String value, JsonSink out) {
    out.name(name);
    out.string(value);
  }

  private static void value(Object value, JsonSink out) {
    if (value instanceof List<?> list) {
      out.beginArray();
      for (Object element : list) {
        out.item();
        value(element, out);
      }
      out.endArray();
    } else if (value instanceof Boolean bool) {
      out.bool(bool);
    } else if (value instanceof Double real) {
      out.number(real);
    } else if (value instanceof Number number) {
      out.number(number.longValue());
    } else if (value instanceof ByteSize size) {
      out.number(size.bytes());
    } else {
      out.string(value instanceof Duration duration ? Units.text(duration) : value.toString());
    }
  }
}
