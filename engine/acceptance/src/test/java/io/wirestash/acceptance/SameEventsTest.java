package io.wirestash.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.parser.Direction;
import io.wirestash.testkit.Conversation;
import io.wirestash.testkit.EngineRun;
import io.wirestash.testkit.TestEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same capture gives the same bytes, however many threads there are and however often it is read. */
class SameEventsTest {
  private static final TestEngine ALL = TestEngine.with(Parsers.ALL);

  @TempDir Path folder;

  private static void assertSameForAnyWorkers(TestEngine engine, Path... captures) {
    List<String> once = lines(engine.run(captures));
    for (int workers : new int[] {1, 2, 4}) {
      List<String> again = lines(engine.workers(workers).run(captures));
      String run = workers + " workers, " + List.of(captures);
      for (int i = 0; i < Math.min(once.size(), again.size()); i++) {
        assertThat(again.get(i)).describedAs("event %d, %s", i, run).isEqualTo(once.get(i));
      }
      assertThat(again.size()).describedAs("events, %s", run).isEqualTo(once.size());
    }
  }

  private static List<String> lines(EngineRun run) {
    return new String(run.assertSound().lines(), StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void forTheSample() {
    assertSameForAnyWorkers(ALL, Repository.sample());
    assertSameForAnyWorkers(ALL.ecs(), Repository.sample());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void forABusyNetwork(int seed) {
    assertSameForAnyWorkers(ALL, Busy.capture(6000, seed, folder.resolve("busy.pcapng")));
  }

  /** Logins, transfers, pipelined and interleaved requests, streams that change their protocol, as recorded. */
  @TestFactory
  Stream<DynamicTest> forTheRecordingsOfEveryParser() {
    return Repository.recordings().stream()
        .map(capture -> DynamicTest.dynamicTest(
            capture.getFileName().toString(), () -> assertSameForAnyWorkers(ALL, capture)));
  }

  /** Each is closed while another one's packet, or none, is at hand: with more workers, another one's. */
  @Test
  void forConnectionsThatOneSideOfNeverAnswers() {
    Conversation[] talks = new Conversation[40];
    for (int i = 0; i < talks.length; i++) {
      talks[i] = Conversation.between("10.0.0." + (1 + i), 40_000, "192.0.2.1", 80)
          .later(Duration.ofMillis(i)).hide(Direction.SERVER)
          .handshake().client("\0\1\2\3").unseen().client("lost").client("\4\5\6\7");
    }
    Path capture = Conversation.save(folder.resolve("silent.pcapng"), talks);
    assertSameForAnyWorkers(ALL, capture);
    assertThat(ALL.run(capture).report().anomalies()).containsEntry("flow.one_sided", 40L);
  }

  @Test
  void forSeveralCapturesOfTheSameTime() {
    Path first = Busy.capture(1500, 4, folder.resolve("first.pcapng"));
    Path second = Busy.capture(1500, 5, folder.resolve("second.pcapng"));
    assertSameForAnyWorkers(ALL, first, second);
  }

  @Test
  void forCapturesOfOthers() {
    List<Path> corpus = Repository.corpus();
    int step = Math.max(1, corpus.size() / 20);
    for (int i = 0; i < corpus.size(); i += step) assertSameForAnyWorkers(ALL, corpus.get(i));
  }

  @Test
  void withIdsThatNoTwoEventsShare() {
    EngineRun run = ALL.run(Busy.capture(6000, 6, folder.resolve("busy.pcapng")));
    assertThat(run.events()).extracting(event -> event.get("event_id").asText()).doesNotHaveDuplicates();
  }

  @Test
  void andTheBusyNetworkShowsEverythingThatCouldDiffer() {
    EngineRun run = ALL.run(Busy.capture(6000, 1, folder.resolve("busy.pcapng")));
    assertThat(run.report().counters()).containsKeys("datagrams_reassembled");
    assertThat(run.events("dns")).anyMatch(event -> event.has("unanswered")).anyMatch(event -> event.has("tunnel"));
    assertThat(run.events("session"))
        .extracting(event -> event.get("end_reason").asText())
        .contains("fin", "rst", "idle", "end");
    assertThat(run.events("anomaly")).isNotEmpty();
  }
}
