package io.wirestash.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.wirestash.api.auth.Credentials;
import io.wirestash.api.parser.Parser;
import io.wirestash.core.config.Item;
import io.wirestash.testkit.Captures.Datagram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * What every parser must do with every capture of its room ({@code src/test/captures}): give the events of the golden
 * file ({@link Golden}), the same with any number of workers; and whatever is done to the packets: no unexpected
 * exception, no loop without end, a balanced ledger, strict JSON. For parsers of datagrams, and for components of the
 * parser stage that report on flows or anomalies.
 *
 * <pre>{@code
 * class DnsContractTest extends ParserContract {
 *   DnsContractTest() { super("dns"); }
 * }
 * }</pre>
 */
public abstract class ParserContract {
  /** No time that a test should need: only there so that a loop without end fails. */
  private static final Duration FOR_EVER = Duration.ofMinutes(2);

  private final TestEngine engine;

  /** @param parser the component's name, or an item with options such as <code>dns: {ports: [53]}</code> */
  protected ParserContract(String parser) {
    engine = TestEngine.with("parsers:\n  - " + parser + "\n");
  }

  /** @param credentials what the pipeline does with passwords: for parsers of logins */
  protected ParserContract(String parser, Credentials credentials) {
    String word = credentials.name().toLowerCase(Locale.ROOT);
    engine = TestEngine.with("credentials: " + word + "\nparsers:\n  - " + parser + "\n");
  }

  /** The captures to try. */
  protected List<Path> captures() {
    return Captures.in(Path.of("src/test/captures"));
  }

  @TestFactory
  protected final Stream<DynamicContainer> contract() {
    List<Path> captures = captures();
    assertThat(captures).describedAs("captures to try").isNotEmpty();
    return captures.stream().map(capture -> dynamicContainer(capture.getFileName().toString(), trials(capture)));
  }

  private Stream<DynamicNode> trials(Path capture) {
    List<Datagram> datagrams = Captures.datagrams(capture);
    Stream<Variation> variations = Variation.of(Captures.packets(capture), datagrams);
    return Stream.of(
            whole(capture),
            Stream.of(dynamicContainer("changed", variations.map(this::changed))),
            damagedDatagrams(datagrams))
        .flatMap(each -> each);
  }

  private Stream<DynamicTest> whole(Path capture) {
    return Stream.of(
        trial("gives the events of its golden file", () -> assertGolden(capture)),
        trial("gives the same events with any number of workers", () -> assertSameWithMoreWorkers(capture)),
        trial("gives strict ECS documents", () -> engine.ecs().run(capture).assertSound()));
  }

  private void assertGolden(Path capture) {
    Golden.of(capture).check(engine.run(capture).assertSound().lines());
  }

  private void assertSameWithMoreWorkers(Path capture) {
    String one = text(engine.run(capture));
    for (int workers : new int[] {2, 3, 7}) {
      assertThat(text(engine.workers(workers).run(capture))).describedAs(workers + " workers").isEqualTo(one);
    }
  }

  private static String text(EngineRun run) {
    return new String(run.lines(), StandardCharsets.UTF_8);
  }

  private DynamicTest changed(Variation variation) {
    return trial(variation.name(), () -> run(variation));
  }

  private void run(Variation variation) throws IOException {
    try (Scratch scratch = Scratch.create()) {
      Path capture = Captures.write(variation.packets(), scratch.file("changed.pcapng"));
      engine.run(capture).assertSound();
      engine.ecs().run(capture).assertSound();
    }
  }

  private Stream<DynamicNode> damagedDatagrams(List<Datagram> datagrams) {
    if (datagrams.isEmpty()) return Stream.of();
    return Stream.of(
        trial("survives datagrams cut at every byte", () -> withParser(datagrams, DatagramTrials::cut)),
        trial("survives datagrams mutated at random", () -> withParser(datagrams, DatagramTrials::mutate)));
  }

  private void withParser(List<Datagram> datagrams, Consumer<DatagramTrials> trial) throws IOException {
    try (OpenedPipeline opened = engine.open(Path.of("-"))) {
      Item item = opened.pipeline().parsers().get(0);
      if (!(opened.create(item) instanceof Parser parser)) return; // a reporter reads no bytes
      if (!parser.spec().udp()) return;
      trial.accept(new DatagramTrials(parser, opened.codecs(item), datagrams));
    }
  }

  private static DynamicTest trial(String name, Executable trial) {
    return dynamicTest(name, () -> assertTimeoutPreemptively(FOR_EVER, trial));
  }
}
