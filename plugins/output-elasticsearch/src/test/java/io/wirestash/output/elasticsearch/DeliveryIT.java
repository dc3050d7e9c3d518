package io.wirestash.output.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirestash.api.output.Output;
import io.wirestash.output.elasticsearch.ElasticsearchOptions.OnBlocked;
import io.wirestash.output.elasticsearch.ElasticsearchOptions.Target;
import io.wirestash.output.elasticsearch.FaultProxy.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Delivery to a real Elasticsearch, straight and through trouble: every event is there, once. */
class DeliveryIT {
  private static final AtomicInteger TESTS = new AtomicInteger();
  private static final int EVENTS = 1000;

  private final Server server = Server.get();
  private final Surroundings surroundings = new Surroundings();
  private final String prefix = "test" + TESTS.incrementAndGet();

  @TempDir Path deadLetters;

  private Options options() {
    return Options.of(server.uri(), prefix, deadLetters);
  }

  /** Delivers documents, in batches of 50 as the engine might. */
  private Output deliver(Options options, Documents... batches) throws IOException {
    Output output = new ElasticsearchFactory().create(options.build(), surroundings);
    output.open();
    for (Documents batch : batches) output.write(batch);
    output.flush();
    output.close();
    return output;
  }

  private Documents[] numbered() {
    return IntStream.range(0, EVENTS / 50)
        .mapToObj(i -> Documents.numbered(i * 50, i * 50 + 50))
        .toArray(Documents[]::new);
  }

  private Output throughFaults(IntFunction<Fault> script) throws IOException {
    try (FaultProxy proxy = new FaultProxy(server.uri(), script)) {
      return deliver(Options.of(proxy.uri(), prefix, deadLetters), numbered());
    }
  }

  private void assertAllThereOnce() {
    Map<String, JsonNode> documents = server.documents(prefix);
    List<Integer> numbers =
        documents.values().stream().map(document -> document.path("number").asInt()).sorted().toList();
    assertThat(numbers).isEqualTo(IntStream.range(0, EVENTS).boxed().toList());
  }

  private List<String> letters() throws IOException {
    try (Stream<Path> files = Files.list(deadLetters)) {
      return files.sorted().flatMap(DeliveryIT::lines).toList();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void storesEveryEventOnceHoweverOftenItIsSent() throws IOException {
    deliver(options(), numbered());
    Output again = deliver(options(), numbered());

    assertAllThereOnce();
    assertThat(again.counters()).containsEntry("already_there", (long) EVENTS);
    assertThat(again.dropped() + again.deadLettered()).isZero();
  }

  @Test
  void namesIndicesByTypeAndDayOfPacketTime() throws IOException {
    long newYear = 1_798_761_600_000_000_000L; // 2027-01-01T00:00:00Z
    deliver(options(), new Documents().add(1, newYear - 1, "\"a\":1").add(2, newYear, "\"a\":1"));

    assertThat(server.documents(prefix)).containsOnlyKeys(
        prefix + "-dns-2026.12.31/" + Documents.id(1), prefix + "-dns-2027.01.01/" + Documents.id(2));
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, names = {"NONE", "TOO_LARGE", "FORBIDDEN"}, mode = EnumSource.Mode.EXCLUDE)
  void losesNothingAndDoublesNothingWhenEveryThirdRequestFails(Fault fault) throws IOException {
    Output output = throughFaults(n -> n % 3 == 1 ? fault : Fault.NONE);

    assertAllThereOnce();
    assertThat(output.dropped() + output.deadLettered()).isZero();
    assertThat(output.counters()).containsKey("sent_again");
    assertThat(surroundings.warnings).anyMatch(warning -> warning.contains("delivers again"));
  }

  @Test
  void waitsOutATimeInWhichNothingWorks() throws IOException {
    throughFaults(n -> n < 12 ? Fault.values()[1 + n % 6] : Fault.NONE);

    assertAllThereOnce();
  }

  @Test
  void sendsLessAtATimeWhereMuchIsRefused() throws IOException {
    try (FaultProxy proxy = new FaultProxy(server.uri(), n -> Fault.TOO_LARGE)) {
      deliver(Options.of(proxy.uri(), prefix, deadLetters).bulk(2000, 1 << 20), numbered());
    }

    assertAllThereOnce();
  }

  @Test
  void keepsAnEventThatIsTooLargeForTheServerAsADeadLetter() throws IOException {
    Documents batch = Documents.numbered(0, 10).add(10, "\"payload\":\"" + "x".repeat(200_000) + "\"");
    try (FaultProxy proxy = new FaultProxy(server.uri(), n -> Fault.TOO_LARGE)) {
      Output output = deliver(Options.of(proxy.uri(), prefix, deadLetters), batch);
      assertThat(output.deadLettered()).isEqualTo(1);
    }

    assertThat(server.documents(prefix)).hasSize(10);
    assertThat(letters()).singleElement().asString()
        .contains("\"status\":413", "\"error\":\"request_refused\"", Documents.id(10));
  }

  @Test
  void keepsWhatTheMappingRefusesWithTheReasonAndStoresTheRest() throws IOException {
    server.ask("PUT", "/_index_template/" + prefix + "-poison", "{\"index_patterns\":[\"" + prefix + "-dns-*\"],"
        + "\"priority\":900,\"template\":{\"mappings\":{\"dynamic\":false,\"properties\":{"
        + "\"number\":{\"type\":\"long\"},\"event\":{\"properties\":{\"id\":{\"type\":\"keyword\"}}},\"poison\":{\"type\":\"ip\"}}}}}");
    Documents batch = new Documents();
    for (int i = 0; i < 200; i++) batch.add(i, i % 100 == 7 ? "\"poison\":\"no address\"" : "\"poison\":\"10.0.0.1\"");
    Output output = deliver(options(), batch);

    assertThat(server.documents(prefix)).hasSize(198);
    assertThat(output.deadLettered()).isEqualTo(2);
    assertThat(output.dropped()).isZero();
    assertThat(letters()).hasSize(2).allSatisfy(letter -> assertThat(letter)
        .contains("\"status\":400", "document_parsing_exception", "is not an IP string literal", "\"poison\":\"no address\""));
  }

  @Test
  void waitsForAnIndexThatIsWriteProtected() throws Exception {
    deliver(options(), Documents.numbered(0, 50));
    String settings = "/" + prefix + "-dns-*/_settings";
    server.ask("PUT", settings, "{\"index.blocks.write\":true}");
    Thread operator = new Thread(() -> {
      while (surroundings.warnings.isEmpty()) Thread.onSpinWait();
      server.ask("PUT", settings, "{\"index.blocks.write\":false}");
    });
    operator.start();
    Output output = deliver(options(), numbered());
    operator.join();

    assertAllThereOnce();
    assertThat(output.deadLettered()).isZero();
    assertThat(surroundings.warnings.get(0)).contains("cluster_block_exception");
  }

  @Test
  void doesNotWaitForAProtectedIndexIfToldSo() throws IOException {
    deliver(options(), Documents.numbered(0, 1));
    server.ask("PUT", "/" + prefix + "-dns-*/_settings", "{\"index.blocks.write\":true}");
    Output output = deliver(options().onBlocked(OnBlocked.DEAD_LETTER), Documents.numbered(1, 31));

    assertThat(output.deadLettered()).isEqualTo(30);
    assertThat(letters()).hasSize(30);
  }

  @Test
  void givesUpAfterTheTimeAllowedAndKeepsTheEvents() throws IOException {
    try (FaultProxy proxy = new FaultProxy(server.uri(), n -> Fault.UNAVAILABLE)) {
      Options options = Options.of(proxy.uri(), prefix, deadLetters).giveUpAfter(Duration.ofMillis(200));
      assertThat(deliver(options, Documents.numbered(0, 40)).deadLettered()).isEqualTo(40);
    }

    assertThat(letters()).hasSize(40).allSatisfy(letter -> assertThat(letter).contains("gave_up", "503"));
  }

  @Test
  void writesToADataStreamOnRequest() throws IOException {
    deliver(options().target(Target.DATA_STREAM), numbered());
    deliver(options().target(Target.DATA_STREAM), numbered());

    assertThat(server.ask("GET", "/" + prefix + "-dns/_refresh", null)).isNotNull();
    assertThat(server.ask("GET", "/" + prefix + "-dns/_count", null).path("count").asInt()).isEqualTo(EVENTS);
  }
}
