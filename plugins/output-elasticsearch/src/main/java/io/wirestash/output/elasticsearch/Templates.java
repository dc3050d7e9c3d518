package io.wirestash.output.elasticsearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.wirestash.api.event.EventDescription;
import io.wirestash.api.output.Unreachable;
import io.wirestash.output.elasticsearch.ElasticsearchOptions.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * The index templates that events need: a component template for what all events begin with, and for each type an index
 * template with its own fields. Installed when they are missing, replaced when they differ and are of no later version,
 * left alone when somebody else wrote them.
 */
final class Templates {
  /** Goes up with each change of what templates are made of. */
  private static final int VERSION = 1;

  /** Above Elasticsearch's own templates (100), below what a user writes with a priority of 200 or more. */
  private static final int PRIORITY = 150;

  private static final JsonFactory JSON = new JsonFactory();

  private final Cluster cluster;
  private final ElasticsearchOptions options;
  private final Consumer<String> warn;

  /** What a template that is there says of itself; version 0 if it is not ours. */
  private record Installed(int version, String fingerprint) {}

  Templates(Cluster cluster, ElasticsearchOptions options, Consumer<String> warn) {
    this.cluster = cluster;
    this.options = options;
    this.warn = warn;
  }

  void install(List<EventDescription> events) throws IOException {
    put("/_component_template/" + envelopeName(), envelope());
    for (EventDescription event : events) put("/_index_template/" + name(event.type()), template(event));
  }

  private String envelopeName() {
    return options.prefix() + "-envelope";
  }

  private boolean stream() {
    return options.target() == Target.DATA_STREAM;
  }

  private String name(String type) {
    return IndexNames.stem(options.prefix(), type) + (stream() ? "-stream" : "");
  }

  private static String envelope() throws IOException {
    try (InputStream in = Templates.class.getResourceAsStream("envelope.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  private String template(EventDescription event) {
    String stem = IndexNames.stem(options.prefix(), event.type());
    return "{\"index_patterns\":[\"" + stem + (stream() ? "" : "-*") + "\"],"
        + (stream() ? "\"data_stream\":{}," : "")
        + "\"composed_of\":[\"" + envelopeName() + "\"],\"priority\":" + PRIORITY
        + ",\"template\":{\"mappings\":{\"properties\":" + Mapping.of(event.fields()).properties() + "}}}";
  }

  private void put(String path, String template) throws IOException {
    String fingerprint = fingerprint(template);
    Cluster.Answer before = ask("GET", path, null);
    if (before.status() == 200) {
      Installed installed = installed(before.body());
      if (installed.version == 0) {
        warn.accept("the template " + path + " is not of Wirestash's making: it is left as it is");
        return;
      }
      if (installed.version > VERSION || installed.fingerprint.equals(fingerprint)) return;
    } else if (before.status() != 404) {
      throw refused(path, before);
    }
    String meta = "{\"version\":" + VERSION
        + ",\"_meta\":{\"managed_by\":\"wirestash\",\"wirestash_version\":" + VERSION
        + ",\"wirestash_fingerprint\":\"" + fingerprint + "\"},";
    Cluster.Answer after = ask("PUT", path, meta + template.substring(1));
    if (after.status() != 200) throw refused(path, after);
  }

  private Cluster.Answer ask(String method, String path, String json) throws Unreachable {
    try {
      return cluster.ask(method, path, json);
    } catch (IOException e) {
      throw new Unreachable(cluster.explain(e));
    }
  }

  private static Unreachable refused(String path, Cluster.Answer answer) {
    String hint = answer.status() == 403 ? "; with templates: false nothing is installed" : "";
    return new Unreachable(
        "cannot install " + path + ": the server answers " + answer.status() + ' ' + answer.text() + hint);
  }

  /** Finds our marks in the answer, wherever they lie. */
  private static Installed installed(byte[] json) throws IOException {
    int version = 0;
    String fingerprint = "";
    try (JsonParser in = JSON.createParser(json)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token != JsonToken.FIELD_NAME) continue;
        if (in.currentName().equals("wirestash_version")) version = in.nextIntValue(0);
        else if (in.currentName().equals("wirestash_fingerprint")) fingerprint = in.nextTextValue();
      }
    }
    return new Installed(version, fingerprint);
  }

  private static String fingerprint(String template) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(template.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
