package io.wirestash.output.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine as a process of its own with packed plugins, from a capture to a real Elasticsearch. */
class EngineIT {
  private static final int KILLS = 5;
  private static final Path SAMPLES = Path.of("../../samples").toAbsolutePath().normalize();
  private static final List<String> PLUGINS =
      List.of("input-pcap-file", "decoders", "reassembler-tcp", "parser-dns", "parser-http", "parser-session");

  private final Server server = Server.get();

  @TempDir Path folder;
  private Path plugins;

  @BeforeEach
  void installPlugins() throws IOException {
    plugins = Files.createDirectory(folder.resolve("plugins"));
    for (String name : PLUGINS) install(jar(name));
    try (DirectoryStream<Path> own = Files.newDirectoryStream(Path.of("target"), "output-elasticsearch-*.jar")) {
      for (Path jar : own) if (!jar.toString().contains("original")) install(jar);
    }
  }

  private void install(Path jar) throws IOException {
    Files.copy(jar, plugins.resolve(jar.getFileName()));
  }

  private static Path jar(String name) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
        .filter(path -> path.getFileName().toString().matches(name + "-[0-9].*\\.jar")).findFirst()
        .orElseThrow(() -> new AssertionError("the plugin " + name + " is not packed"));
  }

  private Process start(String prefix, int bulkEvents) throws IOException {
    Path pipeline = Files.writeString(folder.resolve(prefix + ".yaml"), """
        inputs: [pcap_file: {path: %s}]
        credentials: drop # the mark of a masked password is another in each run
        parsers: [session, dns, http]
        outputs:
          - elasticsearch: {hosts: [%s], prefix: %s, bulk_events: %d, in_flight: 1, linger: 20ms}
        """.formatted(SAMPLES.resolve("http.pcap"), server.uri(), prefix, bulkEvents));
    List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp", classPath(),
        "io.wirestash.cli.Main", "run", pipeline.toString(), "-r", SAMPLES.resolve("dns.pcap").toString(), "-r",
        SAMPLES.resolve("http.pcap").toString(), "--plugins", plugins.toString(), "--strict");
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();
  }

  /** The engine without plugins. */
  private static String classPath() {
    List<String> engine = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (PLUGINS.stream().noneMatch(entry::contains) && !entry.contains("output-elasticsearch")) engine.add(entry);
    }
    return String.join(File.pathSeparator, engine);
  }

  private String run(String prefix, int bulkEvents) throws IOException, InterruptedException {
    Process process = start(prefix, bulkEvents);
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).describedAs("the run ends").isTrue();
    String said = Files.readString(folder.resolve("out"));
    assertThat(process.exitValue()).describedAs(said).isZero();
    return said;
  }

  @Test
  void indexesWhatItFindsUnderTemplatesOfItsOwn() throws Exception {
    run("whole", 2000);

    Map<String, JsonNode> documents = server.documents("whole");
    assertThat(documents.keySet())
        .anyMatch(key -> key.startsWith("whole-dns-"))
        .anyMatch(key -> key.startsWith("whole-http-"))
        .anyMatch(key -> key.startsWith("whole-session-"));
    String index = documents.keySet().stream().filter(key -> key.startsWith("whole-http-")).findFirst().orElseThrow();
    JsonNode mapping = server.mapping(index.substring(0, index.indexOf('/')));
    assertThat(mapping.path("dynamic").asText()).isEqualTo("false");
    JsonNode fields = mapping.path("properties");
    assertThat(fields.at("/@timestamp/type").asText()).isEqualTo("date_nanos");
    assertThat(fields.at("/source/properties/ip/type").asText()).isEqualTo("ip");
    assertThat(fields.at("/http/properties/request/properties/headers/type").asText()).isEqualTo("flattened");
    assertThat(fields.at("/http/properties/response/properties/status_code/type").asText()).isEqualTo("long");
    assertThat(server.ask("POST", "/whole-http-*/_count", "{\"query\":{\"range\":{\"source.port\":{\"gt\":0}}}}").path("count")
        .asInt()).isPositive();
    JsonNode ignored = server.ask("POST", "/whole-*/_count", "{\"query\":{\"exists\":{\"field\":\"_ignored\"}}}");
    assertThat(ignored.path("count").asInt()).describedAs("values that do not fit their fields").isZero();
  }

  @Test
  void killedAtAnyMomentAndRunAgainItLeavesTheSameDocuments() throws Exception {
    long begun = System.nanoTime();
    run("calm", 2);
    long nanos = System.nanoTime() - begun;
    Random random = new Random(6);
    for (int i = 0; i < KILLS; i++) {
      Process process = start("killed", 2);
      Thread.sleep(TimeUnit.NANOSECONDS.toMillis((long) (nanos * (0.3 + 0.7 * random.nextDouble()))));
      process.destroyForcibly().waitFor();
    }
    String said = run("killed", 2);

    Map<String, JsonNode> calm = server.documents("calm");
    Map<String, JsonNode> killed = server.documents("killed");
    assertThat(said).contains("elasticsearch already there");
    assertThat(killed.keySet().stream().map(key -> key.replace("killed-", "calm-")).toList())
        .containsExactlyElementsOf(calm.keySet());
    assertThat(List.copyOf(killed.values())).isEqualTo(List.copyOf(calm.values()));
  }

  @Test
  void doesNotStartWhereNobodyAnswers() throws Exception {
    Path pipeline = Files.writeString(folder.resolve("nobody.yaml"), """
        inputs: [pcap_file: {path: %s}]
        parsers: [dns]
        outputs: [elasticsearch: {hosts: ["http://127.0.0.1:1"]}]
        """.formatted(SAMPLES.resolve("dns.pcap")));
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp", classPath(),
        "io.wirestash.cli.Main", "run", pipeline.toString(), "--plugins", plugins.toString())
        .redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(folder.resolve("out"))).contains("127.0.0.1:1", "refused").doesNotContain("Exception");
    assertThat(process.exitValue()).isEqualTo(69);
  }
}
