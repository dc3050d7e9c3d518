package io.wirestash.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the contract finds in parsers that break it. */
class ParserContractTest {
  private static final TestEngine ECHO = TestEngine.with("parsers: [echo]");

  @TempDir Path folder;
  private Path datagrams;
  private Path streams;

  @BeforeEach
  void capturesWithTheirGoldenFiles() throws Exception {
    datagrams = EchoCapture.in(folder);
    Files.write(folder.resolve("echo.jsonl"), ECHO.run(datagrams).lines());
    streams = EchoCapture.streamsIn(folder);
    Files.write(folder.resolve("echo-tcp.jsonl"), ECHO.run(streams).lines());
  }

  /** The contract of the echo parser, as a plugin would state it. */
  private static final class EchoContract extends ParserContract {
    private final List<Path> captures;

    EchoContract(String parser, List<Path> captures) {
      super(parser);
      this.captures = captures;
    }

    @Override
    protected List<Path> captures() {
      return captures;
    }

    /** Names of all its tests, and of those that fail, with why. */
    record Outcome(List<String> names, Map<String, String> failures) {
      Set<String> failed() {
        return failures.keySet();
      }
    }

    Outcome run() {
      Outcome outcome = new Outcome(new ArrayList<>(), new LinkedHashMap<>());
      contract().forEach(node -> run(node, outcome));
      return outcome;
    }

    private static void run(DynamicNode node, Outcome outcome) {
      if (node instanceof DynamicContainer container) {
        try (Stream<? extends DynamicNode> children = container.getChildren()) {
          children.forEach(child -> run(child, outcome));
        }
      } else if (node instanceof DynamicTest test) {
        outcome.names().add(test.getDisplayName());
        try {
          test.getExecutable().execute();
        } catch (Throwable e) {
          outcome.failures().put(test.getDisplayName(), e.toString());
        }
      }
    }
  }

  private static EchoContract.Outcome contract(String fault, Path capture) {
    return new EchoContract("echo: {fault: " + fault + "}", List.of(capture)).run();
  }

  @Test
  void passesAParserThatKeepsIt() {
    EchoContract.Outcome outcome = contract("nothing", datagrams);
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.names())
        .contains(
            "gives the events of its golden file", "gives the same events with any number of workers",
            "gives strict ECS documents", "without the datagrams of the CLIENT", "without packet 4", "backwards",
            "mutated with seed 0", "survives datagrams cut at every byte", "survives datagrams mutated at random");
  }

  @Test
  void findsAParserThatReadsBeyondItsMessage() {
    assertThat(contract("out_of_bounds", datagrams).failed())
        .contains("survives datagrams cut at every byte", "survives datagrams mutated at random");
  }

  @Test
  void findsAParserWhoseFlowsAreNotApart() {
    assertThat(contract("remembers", datagrams).failed()).contains("gives the events of its golden file");
  }

  @Test
  void passesAParserOfStreamsThatKeepsIt() {
    EchoContract.Outcome outcome = contract("nothing", streams);
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.names())
        .contains(
            "gives the events of its golden file", "sent again in the same segments", "sent again byte by byte",
            "sent again cut at random with seed 0", "sent again out of order with seed 2",
            "sent again without segment 4", "sent again without the packets of the CLIENT",
            "sent again mutated with seed 0",
            "gives the same events wherever segments are cut", "survives streams mutated at random");
  }

  @Test
  void findsAParserThatTakesSegmentsForMessages() {
    assertThat(contract("relies_on_segments", streams).failed())
        .contains(
            "sent again in segments as large as may be", "sent again byte by byte",
            "gives the same events wherever segments are cut");
  }

  @Test
  void findsAParserThatReadsBytesThatAreNotThereYet() {
    assertThat(contract("out_of_bounds", streams).failed())
        .contains("sent again byte by byte", "gives the same events wherever segments are cut");
  }

  @Test
  void asksForCaptures() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> new EchoContract("echo", List.of()).run())
        .withMessageContaining("captures to try");
  }
}
