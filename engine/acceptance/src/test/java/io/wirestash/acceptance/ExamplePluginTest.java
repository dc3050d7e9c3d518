package io.wirestash.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.config.LoadRequest;
import io.wirestash.core.config.Loaded;
import io.wirestash.core.config.PipelineLoader;
import io.wirestash.core.ledger.RunReport;
import io.wirestash.core.pipeline.Engine;
import io.wirestash.core.pipeline.RunOptions;
import io.wirestash.core.plugin.PluginHost;
import io.wirestash.index.IndexProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin of {@code docs/writing-a-parser.md}, made of the files shown there, compiles and gives what the page says. */
class ExamplePluginTest {
  @TempDir Path folder;

  @Test
  void runsAsThePageSays() throws Exception {
    List<Path> sources = writeFiles();
    Path classes = compile(sources);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      Catalog catalog = Catalog.ofClassPath(loader);
      assertThat(run(catalog, "ntp.yaml", capture(loader, "org.example.ntp.Ntp")).events())
          .containsExactly(entry("anomaly", 1L), entry("ntp", 3L));
      assertThat(run(catalog, "bgp.yaml", capture(loader, "org.example.bgp.Bgp")).events())
          .containsExactly(entry("bgp", 5L));
    }
  }

  private List<Path> writeFiles() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Page.Block block : Page.of("docs/writing-a-parser.md").blocks()) {
      if (block.title() == null) continue;
      Path file = folder.resolve(block.title());
      Files.createDirectories(file.getParent());
      Files.writeString(file, block.text());
      if (block.language().equals("java")) sources.add(file);
    }
    return sources;
  }

  private Path compile(List<Path> sources) throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    List<String> options = List.of("-d", classes.toString(), "--release", "17", "-Xlint:all,-processing,-options");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var task = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
      task.setProcessors(List.of(new IndexProcessor()));
      task.call();
    }
    assertThat(messages.toString()).isEmpty();
    return classes;
  }

  private Path capture(ClassLoader loader, String maker) throws ReflectiveOperationException {
    var method = loader.loadClass(maker).getDeclaredMethod("capture", Path.class);
    method.setAccessible(true);
    return (Path) method.invoke(null, folder.resolve(maker + ".pcap"));
  }

  private RunReport run(Catalog catalog, String pipeline, Path capture) throws Exception {
    List<String> sets = List.of("outputs=[{json_file: {path: \"" + folder.resolve("events.jsonl") + "\"}}]");
    Loaded loaded = PipelineLoader.load(
        new LoadRequest(folder.resolve(pipeline), List.of(capture.toString()), sets, variable -> null), catalog);
    assertThat(loaded.diagnostics()).isEmpty();
    try (PluginHost plugins = new PluginHost(catalog)) {
      return new Engine(loaded.pipeline(), plugins, new RunOptions(1, 0, false), notice -> { }).run();
    }
  }
}
