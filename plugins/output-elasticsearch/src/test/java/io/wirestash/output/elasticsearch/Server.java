package io.wirestash.output.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Elasticsearch on loopback, one for all tests of a run; it ends with the Java that started it. Wants a JDK of
 * version 21 or later, which need not be the one that runs the tests, and another user than root, whom it then makes of
 * nobody.
 */
final class Server {
  private static final int NOBODY = 65534;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static Server running;
  private static boolean tried;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  /** Starts it if it does not run yet. */
  static synchronized Server get() {
    if (running == null && !tried) {
      tried = true;
      running = new Server();
    }
    if (running == null) throw new AssertionError("Elasticsearch did not start; the first test says why");
    return running;
  }

  private Server() {
    try {
      port = freePort();
      Path folder = Files.createTempDirectory("elasticsearch-");
      process = start(folder);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(folder)));
      waitUntilReady(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Process start(Path folder) throws IOException {
    Path home = Path.of(System.getProperty("elasticsearch.home"));
    Path temporary = Files.createDirectory(folder.resolve("tmp")); // beside the rest: the server bars itself from config/
    Path config = copy(home.resolve("config"), folder.resolve("config"));
    Files.writeString(config.resolve("elasticsearch.yml"), String.join("\n",
        "cluster.name: wirestash-test",
        "discovery.type: single-node",
        "network.host: 127.0.0.1",
        "http.port: " + port,
        "transport.port: " + freePort(),
        "path.data: " + Files.createDirectory(folder.resolve("data")),
        "path.logs: " + Files.createDirectory(folder.resolve("logs")),
        "xpack.security.enabled: false",
        "xpack.security.enrollment.enabled: false",
        "cluster.routing.allocation.disk.threshold_enabled: false\n"));
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
      giveToNobody(folder);
    }
    command.add(home.resolve("bin/elasticsearch").toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(Map.of(
        "ES_JAVA_HOME", java(),
        "ES_PATH_CONF", config.toString(),
        "ES_TMPDIR", temporary.toString(),
        "ES_JAVA_OPTS", "-Xms512m -Xmx512m -XX:TieredStopAtLevel=1",
        "CLI_JAVA_OPTS", "-XX:TieredStopAtLevel=1"));
    return builder.redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) Files.copy(file, to.resolve(from.relativize(file).toString()));
    }
    return to;
  }

  private static void giveToNobody(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) Files.setAttribute(file, "unix:uid", NOBODY);
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A JDK that Elasticsearch 9 runs on. */
  private static String java() throws IOException {
    String given = System.getenv("ES_JAVA_HOME");
    if (given != null) return given;
    Path own = Path.of(System.getProperty("java.home"));
    if (Runtime.version().feature() >= 21) return own.toString();
    try (Stream<Path> siblings = Files.list(own.getParent())) {
      for (Path sibling : (Iterable<Path>) siblings::iterator) {
        Path release = sibling.resolve("release");
        if (Files.exists(release) && feature(Files.readString(release)) >= 21) return sibling.toString();
      }
    }
    throw new IOException("Elasticsearch wants a JDK 21 or later: name one in ES_JAVA_HOME");
  }

  private static int feature(String release) {
    String version = release.replaceAll("(?s).*JAVA_VERSION=\"(\\d+).*", "$1");
    return version.matches("\\d+") ? Integer.parseInt(version) : 0;
  }

  private void waitUntilReady(Path folder) throws IOException {
    for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120); System.nanoTime() < end; ) {
      try {
        if (send("GET", "/_cluster/health", null).statusCode() == 200) return;
      } catch (IOException notYet) {
        pause();
      }
      if (!process.isAlive()) break;
    }
    throw new IOException("Elasticsearch does not start:\n" + lastLines(folder.resolve("out")));
  }

  private static String lastLines(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop(Path folder) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try (Stream<Path> files = Files.walk(folder)) {
      process.waitFor(10, TimeUnit.SECONDS);
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | InterruptedException e) {
      // a folder for temporary files may keep some
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  private HttpResponse<String> send(String method, String path, String body) throws IOException {
    HttpRequest.BodyPublisher publisher =
        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
    HttpRequest request = HttpRequest.newBuilder(uri().resolve(path)).method(method, publisher)
        .header("Content-Type", "application/json").timeout(Duration.ofSeconds(30)).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Asks the server something that it must answer well. */
  JsonNode ask(String method, String path, String body) {
    try {
      HttpResponse<String> response = send(method, path, body);
      if (response.statusCode() / 100 != 2) throw new AssertionError(path + ": " + response.body());
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All documents under a prefix, by index and id: what is there twice is there under two keys. */
  Map<String, JsonNode> documents(String prefix) {
    Map<String, JsonNode> documents = new TreeMap<>();
    ask("POST", "/" + prefix + "-*/_refresh", null);
    String after = "";
    while (true) {
      JsonNode hits = ask("POST", "/" + prefix + "-*/_search", "{\"size\":5000,\"sort\":[\"event.id\",\"_index\"]" + after + "}")
          .path("hits").path("hits");
      for (JsonNode hit : hits) {
        documents.put(hit.path("_index").asText() + '/' + hit.path("_id").asText(), hit.path("_source"));
      }
      if (hits.size() < 5000) return documents;
      after = ",\"search_after\":" + hits.get(hits.size() - 1).path("sort");
    }
  }

  JsonNode mapping(String index) {
    return ask("GET", "/" + index + "/_mapping", null).elements().next().path("mappings");
  }
}
