package io.wirestash.testkit;

import io.wirestash.api.event.JsonSink;
import io.wirestash.api.output.EventFormat;
import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.config.LoadRequest;
import io.wirestash.core.config.Loaded;
import io.wirestash.core.config.Pipeline;
import io.wirestash.core.config.PipelineLoader;
import io.wirestash.core.diagnostic.Diagnostics;
import io.wirestash.core.ledger.RunReport;
import io.wirestash.core.pipeline.Engine;
import io.wirestash.core.pipeline.RunOptions;
import io.wirestash.core.pipeline.StartFailure;
import io.wirestash.core.plugin.PluginHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Runs the real engine, in this process, with the components on the class path. Immutable: each method returns a
 * changed copy. Whatever inputs and outputs the pipeline names are replaced: packets come from captures, events go to
 * the test. To read captures, {@code input-pcap-file} and {@code decoders} must be on the class path.
 *
 * <pre>{@code
 * EngineRun run = TestEngine.with("parsers: [dns]").run(Path.of("src/test/captures/mdns.pcap"));
 * assertThat(run.events("dns")).hasSize(3);
 * }</pre>
 */
public final class TestEngine {
  private final Path file;
  private final String yaml;
  private final List<String> sets;
  private final EventFormat format;
  private final int workers;

  private TestEngine(Path file, String yaml, List<String> sets, EventFormat format, int workers) {
    this.file = file;
    this.yaml = yaml;
    this.sets = List.copyOf(sets);
    this.format = format;
    this.workers = workers;
  }

  /** With a pipeline's text. */
  public static TestEngine with(String yaml) {
    return new TestEngine(null, yaml, List.of(), EventFormat.NATIVE, 1);
  }

  /** With a pipeline file. */
  public static TestEngine of(Path pipeline) {
    return new TestEngine(pipeline, null, List.of(), EventFormat.NATIVE, 1);
  }

  /** Changes one value of the pipeline, such as {@code flows.max=64}. */
  public TestEngine set(String pathAndValue) {
    List<String> more = new ArrayList<>(sets);
    more.add(pathAndValue);
    return new TestEngine(file, yaml, more, format, workers);
  }

  /** Events as Elastic Common Schema documents. */
  public TestEngine ecs() {
    return format(EventFormat.ECS);
  }

  /** Events in another form; text is read with {@link EngineRun#text}. */
  public TestEngine format(EventFormat other) {
    return new TestEngine(file, yaml, sets, other, workers);
  }

  /** Threads that own flows; one unless said otherwise. */
  public TestEngine workers(int workers) {
    return new TestEngine(file, yaml, sets, format, workers);
  }

  /** Runs over captures, in the order of their first packets. */
  public EngineRun run(Path... captures) {
    List<String> notices = Collections.synchronizedList(new ArrayList<>());
    try (OpenedPipeline opened = open(captures)) {
      RunOptions options = new RunOptions(workers, 0, false, FixedSecrets.key());
      RunReport report = new Engine(opened.pipeline(), opened.plugins(), options, notices::add).run();
      return new EngineRun(Files.readAllBytes(opened.lines()), report, List.copyOf(notices));
    } catch (StartFailure e) {
      throw new AssertionError("the engine did not start: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything but the run. */
  OpenedPipeline open(Path... captures) throws IOException {
    Scratch scratch = Scratch.create();
    Path lines = scratch.file("events.jsonl");
    Path pipeline = file != null ? file : Files.writeString(scratch.file("pipeline.yaml"), yaml);
    Catalog catalog = Catalog.ofClassPath(TestEngine.class.getClassLoader());
    return new OpenedPipeline(scratch, lines, load(catalog, pipeline, lines, captures), new PluginHost(catalog));
  }

  private Pipeline load(Catalog catalog, Path pipeline, Path lines, Path... captures) {
    List<String> changes = new ArrayList<>(sets);
    changes.add("outputs=" + output(lines));
    List<String> inputs = Arrays.stream(captures).map(Path::toString).toList();
    Loaded loaded = PipelineLoader.load(new LoadRequest(pipeline, inputs, changes, System::getenv), catalog);
    if (!loaded.ok()) throw new AssertionError("\n" + Diagnostics.text(loaded.diagnostics(), false));
    return loaded.pipeline();
  }

  /** The only output, as YAML in its JSON form. */
  private String output(Path lines) {
    JsonSink yaml = new JsonSink(128);
    yaml.raw("[{\"" + LinesFactory.NAME + "\":{");
    yaml.name("path");
    yaml.string(lines.toString());
    yaml.name("format");
    yaml.string(format.name().toLowerCase(Locale.ROOT));
    yaml.raw("}}]");
    return yaml.toString();
  }
}
