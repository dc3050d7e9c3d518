package io.wirestash.testkit;

import io.wirestash.testkit.Captures.Datagram;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** What a parser of datagrams must do with each capture, by way of the datagrams that it holds. */
final class DatagramContract {
  private final TestEngine engine;
  private final List<Datagram> datagrams;

  DatagramContract(TestEngine engine, List<Datagram> datagrams) {
    this.engine = engine;
    this.datagrams = datagrams;
  }

  Stream<DynamicNode> trials() {
    if (datagrams.isEmpty()) return Stream.of();
    return Stream.of(
        trial("survives datagrams cut at every byte", DatagramTrials::cut),
        trial("survives datagrams mutated at random", DatagramTrials::mutate));
  }

  private DynamicTest trial(String name, Consumer<DatagramTrials> trial) {
    return Trial.of(name, () -> {
      try (TestedParser tested = TestedParser.of(engine)) {
        if (!tested.readsDatagrams()) return;
        trial.accept(new DatagramTrials(tested.parser(), tested.codecs(), datagrams));
      }
    });
  }
}
