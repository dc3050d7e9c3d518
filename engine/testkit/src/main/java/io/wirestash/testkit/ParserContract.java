package io.wirestash.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import io.wirestash.api.auth.Credentials;
import io.wirestash.testkit.Captures.Datagram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * What every parser must do with every capture of its room ({@code src/test/captures}): give the events of the golden
 * file ({@link Golden}), the same with any number of workers, and the same however a TCP stream is cut into segments;
 * and whatever is done to the packets: no unexpected exception, no loop without end, a balanced ledger, strict JSON.
 * Also for components of the parser stage that report on flows or anomalies.
 *
 * <pre>{@code
 * class DnsContractTest extends ParserContract {
 *   DnsContractTest() { super("dns"); }
 * }
 * }</pre>
 */
public abstract class ParserContract {
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

  /**
   * Members of the parser's events that tell of packets, such as a duration or a packet's number: with other segments
   * they may differ.
   */
  protected Set<String> membersAboutPackets() {
    return Set.of();
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
            Stream.of(dynamicContainer("changed", variations.map(variation -> Trial.sound(engine, variation)))),
            new DatagramContract(engine, datagrams).trials(),
            new StreamContract(engine, capture, membersAboutPackets()).trials())
        .flatMap(each -> each);
  }

  private Stream<DynamicNode> whole(Path capture) {
    return Stream.of(
        Trial.of("gives the events of its golden file", () -> assertGolden(capture)),
        Trial.of("gives the same events with any number of workers", () -> assertSameWithMoreWorkers(capture)),
        Trial.of("gives strict ECS documents", () -> engine.ecs().run(capture).assertSound()));
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
}
