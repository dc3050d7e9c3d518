package io.wirestash.testkit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** What a parser of TCP streams must do with each capture, by way of the streams that it holds. */
final class StreamContract {
  private final TestEngine engine;
  private final Path capture;
  private final Set<String> membersAboutPackets;

  StreamContract(TestEngine engine, Path capture, Set<String> membersAboutPackets) {
    this.engine = engine;
    this.capture = capture;
    this.membersAboutPackets = membersAboutPackets;
  }

  Stream<DynamicNode> trials() {
    try (TestedParser tested = TestedParser.of(engine)) {
      if (!tested.readsStreams()) return Stream.of();
      List<CapturedStream> streams = Captures.streams(capture);
      if (!streams.isEmpty()) return Stream.concat(Stream.of(sentAgain(streams)), pieces(streams));
      return tested.readsDatagrams() ? Stream.of() : Stream.of(nothing());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DynamicTest nothing() {
    return Trial.of("has TCP streams", () -> {
      throw new AssertionError("there are no TCP streams in " + capture + ", or no reassembler-tcp on the class path");
    });
  }

  private DynamicNode sentAgain(List<CapturedStream> streams) {
    Resending resending = new Resending(streams);
    FlowEvents events = FlowEvents.of(streams, membersAboutPackets);
    Stream<DynamicTest> same = resending.same().map(variation -> same(events, variation));
    Stream<DynamicTest> sound = resending.other().map(variation -> Trial.sound(engine, variation));
    return dynamicContainer("streams", Stream.concat(same, sound));
  }

  private DynamicTest same(FlowEvents events, Variation variation) {
    return Trial.of(variation.name(), () -> Trial.over(variation.packets(), changed ->
        events.assertSame(engine.run(capture), engine.run(changed).assertSound())));
  }

  private Stream<DynamicTest> pieces(List<CapturedStream> streams) {
    return Stream.of(
        trial("gives the same events wherever segments are cut", streams, StreamTrials::split),
        trial("survives streams cut at every byte", streams, StreamTrials::cut),
        trial("survives streams mutated at random", streams, StreamTrials::mutate));
  }

  private DynamicTest trial(String name, List<CapturedStream> streams, Consumer<StreamTrials> trial) {
    return Trial.of(name, () -> {
      try (TestedParser tested = TestedParser.of(engine)) {
        trial.accept(new StreamTrials(tested.parser(), tested.codecs(), streams));
      }
    });
  }
}
