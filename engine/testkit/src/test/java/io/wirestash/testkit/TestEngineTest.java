package io.wirestash.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirestash.api.parser.Direction;
import io.wirestash.testkit.Captures.Datagram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestEngineTest {
  private static final TestEngine ECHO = TestEngine.with("parsers: [echo]");

  @TempDir Path folder;
  private Path capture;

  @BeforeEach
  void capture() {
    capture = EchoCapture.in(folder);
  }

  @Test
  void givesTheEventsOfACaptureAndTheLedgerOfTheRun() {
    EngineRun run = ECHO.run(capture).assertSound();
    assertThat(run.events("echo"))
        .extracting(event -> event.path("text").asText())
        .containsExactly("ask", "answer", "ask", "answer");
    assertThat(run.events("other")).isEmpty();
    assertThat(run.report().packets()).isEqualTo(4);
    assertThat(run.report().flows()).isEqualTo(2);
  }

  @Test
  void givesEcsDocumentsWhenAsked() {
    ObjectNode event = ECHO.ecs().run(capture).assertSound().events("echo").get(1);
    assertThat(event.at("/echo/text").asText()).isEqualTo("answer");
    assertThat(event.at("/client/port").asInt()).isEqualTo(1000);
  }

  @Test
  void replacesInputsAndOutputsOfAPipelineFile() throws IOException {
    String yaml = "inputs: [no_such]\nparsers: [echo]\noutputs: [nor_this]\n";
    Path pipeline = Files.writeString(folder.resolve("p.yaml"), yaml);
    assertThat(TestEngine.of(pipeline).run(capture).events()).hasSize(4);
  }

  @Test
  void changesSingleValues() {
    EngineRun run = ECHO.set("parsers.0.echo.fault=out_of_bounds").run(capture);
    assertThat(run.events()).hasSize(4);
  }

  @Test
  void showsWhatIsWrongWithAPipeline() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> TestEngine.with("parsers: [ecko]").run(capture))
        .withMessageContaining("did you mean \"echo\"?");
  }

  @Test
  void readsPacketsAndDatagramsBack() {
    assertThat(Captures.packets(capture)).usingRecursiveComparison().isEqualTo(EchoCapture.packets());
    assertThat(Captures.datagrams(capture))
        .extracting(Datagram::from, Datagram::clientPort, Datagram::serverPort, Datagram::packet)
        .containsExactly(
            tuple(Direction.CLIENT, 1000, 7, 1L),
            tuple(Direction.SERVER, 1000, 7, 2L),
            tuple(Direction.CLIENT, 2000, 7, 3L),
            tuple(Direction.SERVER, 2000, 7, 4L));
  }
}
