package io.wirestash.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.Context;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Parser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A {@link Wire} makes of a stream what the engine makes of it, however faulty it is. */
class WireLikeEngineTest {
  private static final int MESSAGES = 40;
  private static final TestEngine ENGINE = TestEngine.with("parsers: [echo]");

  @TempDir Path folder;

  private final Wire wire = Wire.to(parser()).tcp();
  private final Conversation conversation = Conversation.between("10.0.0.1", 1000, "10.0.0.2", 7).rawIp().handshake();

  private static Parser parser() {
    Context none = null; // the factory asks nothing of it
    return new EchoFactory().create(new EchoOptions(EchoOptions.Fault.NOTHING), none);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
  void givesTheSameEventsAndAnomalies(int seed) {
    converse(new Random(seed));
    EngineRun run = ENGINE.run(conversation.save(folder.resolve("c.pcapng"))).assertSound();
    List<String> texts = run.events("echo").stream().map(event -> event.path("text").asText()).toList();
    assertThat(wire.events(Echo.class)).extracting(Echo::text).isEqualTo(texts);
    assertThat(counted(wire.anomalies())).isEqualTo(new TreeMap<>(run.report().anomalies()));
  }

  private static Map<String, Long> counted(List<String> codes) {
    Map<String, Long> counts = new TreeMap<>();
    codes.forEach(code -> counts.merge(code, 1L, Long::sum));
    return counts;
  }

  /** Messages in random segments, some of them faulty, and the end of both sides. */
  private void converse(Random random) {
    int faulty = random.nextInt(30);
    for (int i = 0; i < MESSAGES; i++) {
      String text = text(random, faulty);
      int cut = random.nextInt(text.length() + 1);
      Direction from = Direction.values()[random.nextInt(2)];
      send(from, text.substring(0, cut));
      send(from, text.substring(cut));
    }
    conversation.close();
    wire.endClient().endServer().end();
  }

  private void send(Direction from, String segment) {
    if (from == Direction.CLIENT) conversation.client(segment);
    else conversation.server(segment);
    if (segment.isEmpty()) return;
    if (from == Direction.CLIENT) wire.client(segment);
    else wire.server(segment);
  }

  private static String text(Random random, int faulty) {
    if (random.nextInt(100) < faulty) return "?";
    int length = random.nextInt(10);
    return length + "x".repeat(length);
  }
}
