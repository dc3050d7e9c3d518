package io.wirestash.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  private Path capture;

  @BeforeEach
  void captureWithItsGoldenFile() throws Exception {
    capture = EchoCapture.in(folder);
    Files.write(folder.resolve("echo.jsonl"), ECHO.run(capture).lines());
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

    /** Names of all its tests, and of those that fail. */
    record Outcome(List<String> names, List<String> failed) {}

    Outcome run() {
      Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
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
          outcome.failed().add(test.getDisplayName());
        }
      }
    }
  }

  private EchoContract.Outcome contract(String fault) {
    return new EchoContract("echo: {fault: " + fault + "}", List.of(capture)).run();
  }

  @Test
  void passesAParserThatKeepsIt() {
    EchoContract.Outcome outcome = contract("nothing");
    assertThat(outcome.failed()).isEmpty();
    assertThat(outcome.names())
        .contains(
            "gives the events of its golden file", "gives the same events with any number of workers",
            "gives strict ECS documents", "without the datagrams of the CLIENT", "without packet 4", "backwards",
            "mutated with seed 0", "survives datagrams cut at every byte", "survives datagrams mutated at random");
  }

  @Test
  void findsAParserThatReadsBeyondItsMessage() {
    assertThat(contract("out_of_bounds").failed())
        .contains("survives datagrams cut at every byte", "survives datagrams mutated at random");
  }

  @Test
  void findsAParserWhoseFlowsAreNotApart() {
    assertThat(contract("remembers").failed()).contains("gives the events of its golden file");
  }

  @Test
  void asksForCaptures() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> new EchoContract("echo", List.of()).run())
        .withMessageContaining("captures to try");
  }
}
