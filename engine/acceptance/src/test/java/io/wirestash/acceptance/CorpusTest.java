package io.wirestash.acceptance;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.wirestash.testkit.TestEngine;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Real captures, and broken ones: whatever they hold, the run ends in order and its ledger balances. */
class CorpusTest {
  private static final TestEngine ALL = TestEngine.with(Parsers.ALL);

  @TestFactory
  Stream<DynamicTest> endsWithABalancedLedger() {
    return Repository.corpus().stream()
        .map(capture -> DynamicTest.dynamicTest(name(capture), () -> endsInOrder(capture)));
  }

  private static String name(Path capture) {
    return capture.getParent().getFileName() + "/" + capture.getFileName();
  }

  private static void endsInOrder(Path capture) {
    assertThatCode(() -> ALL.workers(2).run(capture).assertSound()).doesNotThrowAnyException();
  }
}
