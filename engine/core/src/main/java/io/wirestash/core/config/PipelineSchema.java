package io.wirestash.core.config;

import io.wirestash.api.Kind;
import io.wirestash.api.event.JsonSink;
import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.catalog.ComponentInfo;
import io.wirestash.core.catalog.OptionInfo;
import java.util.List;
import java.util.stream.Stream;

/**
 * JSON Schema (draft 2020-12) of pipeline files for what is installed, so that editors complete and explain. It accepts
 * what the engine accepts, except for numbers and booleans in quotes; some of the engine's checks, such as ids that
 * differ, cannot be said in a schema.
 */
public final class PipelineSchema {
  private final Catalog catalog;
  private final JsonSink out = new JsonSink(4096);

  private PipelineSchema(Catalog catalog) {
    this.catalog = catalog;
  }

  public static String of(Catalog catalog) {
    PipelineSchema schema = new PipelineSchema(catalog);
    schema.pipeline();
    return schema.out.toString();
  }

  private void pipeline() {
    out.beginObject();
    text("$schema", "https://json-schema.org/draft/2020-12/schema");
    text("title", "Wirestash pipeline");
    text("type", "object");
    closed();
    names("required", List.of(Kind.INPUT.stage(), Kind.PARSER.stage(), Kind.OUTPUT.stage()));
    begin("properties");
    about("version", "Version of the file format.", "\"const\":1");
    about("name", "Name of the pipeline.", "\"type\":\"string\"");
    about("description", "What the pipeline is for.", "\"type\":\"string\"");
    begin(CredentialsReader.OPTION.name());
    OptionSchema.write(CredentialsReader.OPTION, out);
    out.endObject();
    for (Kind kind : Kind.values()) stage(kind);
    out.endObject();
    begin("$defs");
    for (Kind kind : Kind.values()) if (kind != Kind.FLOWS) item(kind);
    for (ComponentInfo component : catalog.components()) options(component);
    out.endObject();
    out.endObject();
  }

  private void about(String name, String description, String json) {
    begin(name);
    text("description", description);
    out.raw("," + json);
    out.endObject();
  }

  private void stage(Kind kind) {
    if (catalog.components(kind).isEmpty()) return;
    begin(kind.stage());
    switch (kind) {
      case FLOWS -> reference(catalog.find(kind, "flows"));
      case REASSEMBLER -> text("$ref", "#/$defs/" + kind.word());
      default -> {
        List<String> words = kind == Kind.PARSER || kind == Kind.DECODER ? List.of("all") : List.of();
        text("description", kind.stage() + ", each a name or a map with one component");
        out.name("anyOf");
        out.beginArray();
        out.item();
        out.raw("{\"type\":\"array\",\"minItems\":1,\"items\":{\"anyOf\":[{\"$ref\":\"#/$defs/" + kind.word() + "\"}");
        if (!words.isEmpty()) out.raw(",{\"const\":\"all\"}");
        out.raw("]}}");
        out.item();
        out.beginObject();
        names("enum", plus(words, plainNames(kind)));
        out.endObject();
        out.endArray();
      }
    }
    out.endObject();
  }

  private static List<String> plus(List<String> words, List<String> more) {
    return Stream.concat(words.stream(), more.stream()).toList();
  }

  /** Components that need no options, so that their name alone is an item. */
  private List<String> plainNames(Kind kind) {
    return catalog.components(kind).stream()
        .filter(component -> component.options().stream().noneMatch(OptionInfo::required))
        .map(ComponentInfo::name)
        .toList();
  }

  private void item(Kind kind) {
    if (catalog.components(kind).isEmpty()) return;
    begin(kind.word());
    out.name("anyOf");
    out.beginArray();
    out.item();
    out.beginObject();
    names("enum", plainNames(kind));
    out.endObject();
    out.item();
    out.beginObject();
    text("type", "object");
    closed();
    out.raw(",\"minProperties\":1");
    begin("properties");
    about("id", "Names this item in reports and in --set; the component's name unless given.",
        "\"type\":\"string\",\"pattern\":\"^[A-Za-z0-9_-]{1,64}$\"");
    if (kind == Kind.OUTPUT) {
      about("when", "Which events the output takes, such as type == \"dns\".", "\"type\":\"string\"");
    }
    for (ComponentInfo component : catalog.components(kind)) {
      begin(component.name());
      reference(component);
      out.endObject();
    }
    out.endObject();
    out.endObject();
    out.endArray();
    out.endObject();
  }

  private void reference(ComponentInfo component) {
    text("$ref", "#/$defs/" + key(component));
  }

  private static String key(ComponentInfo component) {
    return component.kind().word() + "." + component.name();
  }

  private void options(ComponentInfo component) {
    List<String> required =
        component.options().stream().filter(OptionInfo::required).map(OptionInfo::name).toList();
    begin(key(component));
    text("description", component.summary());
    names("type", required.isEmpty() ? List.of("object", "null") : List.of("object"));
    closed();
    if (!required.isEmpty()) names("required", required);
    begin("properties");
    for (OptionInfo option : component.options()) {
      begin(option.name());
      OptionSchema.write(option, out);
      out.endObject();
    }
    out.endObject();
    out.endObject();
  }

  private void closed() {
    out.name("additionalProperties");
    out.bool(false);
  }

  private void begin(String name) {
    out.name(name);
    out.beginObject();
  }

  private void text(String name, String value) {
    out.name(name);
    out.string(value);
  }

  private void names(String name, List<String> values) {
    out.name(name);
    out.beginArray();
    for (String value : values) {
      out.item();
      out.string(value);
    }
    out.endArray();
  }
}
