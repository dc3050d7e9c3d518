package io.wirestash.cli;

import static io.wirestash.cli.Cli.engine;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunTest {
  @TempDir Path folder;
  private String pipeline;
  private String capture;
  private String torn;

  @BeforeEach
  void write() throws IOException {
    pipeline = Files.writeString(folder.resolve("lab.yaml"), """
        inputs:
          - endless
        parsers: all
        outputs:
          - nowhere
        """).toString();
    capture = Files.writeString(folder.resolve("a.pcap"), "").toString();
    torn = Files.writeString(folder.resolve("torn"), "").toString();
  }

  @Test
  void endsWithZeroAndALedgerOnStandardError() {
    Cli result = engine("run", pipeline, "-r", capture);
    assertThat(result.err()).startsWith("lab.yaml: finished in ").contains("packets ").contains("delivered to nowhere");
    assertThat(result.out()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void readsEveryCaptureThatIsGiven() throws IOException {
    Cli result = engine("run", pipeline, "-r", capture, "-r", capture, "-r", capture, "--summary", "json");
    JsonNode ledger = new ObjectMapper().readTree(result.err());
    assertThat(ledger.get("packets").asInt()).isEqualTo(3);
    assertThat(ledger.get("balanced").asBoolean()).isTrue();
    assertThat(ledger.get("exit_code").asInt()).isEqualTo(result.exitCode()).isZero();
  }

  @Test
  void canKeepSilent() {
    assertThat(engine("run", pipeline, "-r", capture, "--summary", "off")).isEqualTo(new Cli(0, "", ""));
  }

  @Test
  void warnsOnceThatPasswordsWillBeShown() {
    Cli result = engine("run", pipeline, "-r", capture, "--set", "credentials=show", "--summary", "off");
    assertThat(result.err()).containsOnlyOnce("warning[W504]: events will hold passwords in clear text");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void stopsAfterTheNumberOfPacketsAskedFor() {
    Cli result = engine("run", pipeline, "-r", capture, "-r", capture, "-n", "1");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains(" 1 packets (");
  }

  @Test
  void endsWith66IfACaptureIsMissing() {
    Cli result = engine("run", pipeline, "-r", folder.resolve("nope.pcap").toString());
    assertThat(result.exitCode()).isEqualTo(66);
    assertThat(result.err()).startsWith("error: ").contains("nope.pcap").doesNotContain("\tat ");
  }

  @Test
  void endsWith66AfterReadingWhatADamagedCaptureHolds() {
    Cli result = engine("run", pipeline, "-r", torn, "-r", capture);
    assertThat(result.exitCode()).isEqualTo(66);
    assertThat(result.err()).contains(" 2 packets (").startsWith("warning: ").containsOnlyOnce("torn: cut at byte 100");
  }

  @Test
  void endsWithOneIfStrictAndSomethingWasLost() {
    Cli result = engine("run", pipeline, "-r", torn, "--strict");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("strict: ").contains("damaged inputs 1");
  }

  @Test
  void endsWith78IfThePipelineIsInvalid() {
    Cli result = engine("run", pipeline, "--set", "outputs.0.nowhere.colour=red");
    assertThat(result.exitCode()).isEqualTo(78);
    assertThat(result.err()).contains("error[E").contains("colour").doesNotContain("\tat ");
  }

  @Test
  void refusesCountsThatMakeNoSense() {
    assertThat(engine("run", pipeline, "-n", "0").exitCode()).isEqualTo(2);
    assertThat(engine("run", pipeline, "--workers", "0").exitCode()).isEqualTo(2);
    assertThat(engine("run", pipeline, "--workers", "257").exitCode()).isEqualTo(2);
  }
}
