package io.wirestash.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.diagnostic.Diagnostic;
import io.wirestash.core.diagnostic.Diagnostics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes pipeline files into a directory and loads them with the test catalog. */
final class PipelineFiles {
  static final Catalog CATALOG = TestCatalog.read();

  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> captures = new ArrayList<>();
  private final List<String> sets = new ArrayList<>();

  PipelineFiles(Path directory) {
    this.directory = directory;
  }

  PipelineFiles variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  PipelineFiles read(String... paths) {
    captures.addAll(List.of(paths));
    return this;
  }

  PipelineFiles set(String... arguments) {
    sets.addAll(List.of(arguments));
    return this;
  }

  Loaded load(String yaml) {
    try {
      return load(Files.writeString(directory.resolve("pipeline.yaml"), yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Loaded load(Path file) {
    return PipelineLoader.load(new LoadRequest(file, captures, sets, environment::get), CATALOG);
  }

  /** The pipeline of a file that must be right. */
  Pipeline pipeline(String yaml) {
    Loaded loaded = load(yaml);
    assertThat(Diagnostics.text(loaded.diagnostics(), false)).isEmpty();
    return loaded.pipeline();
  }

  /** A pipeline with this as the options of a {@code search} output: every type of option that takes text. */
  Map<String, Object> search(String options) {
    String yaml = "{inputs: [live], parsers: [dns], outputs: [{search: " + options + "}]}";
    return pipeline(yaml).outputs().get(0).options();
  }

  /** Codes of what is wrong with the file, in order. */
  List<String> codes(String yaml) {
    return load(yaml).diagnostics().stream().map(Diagnostic::code).toList();
  }
}
