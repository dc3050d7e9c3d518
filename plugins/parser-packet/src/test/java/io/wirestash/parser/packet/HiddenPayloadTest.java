package io.wirestash.parser.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.testkit.CaptureWriter;
import io.wirestash.testkit.EngineRun;
import io.wirestash.testkit.Frames;
import io.wirestash.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Payload may hold passwords. */
class HiddenPayloadTest {
  @TempDir Path folder;

  private EngineRun run(String pipeline) throws IOException {
    byte[] login = Frames.frame().ethernet().ipv4("10.0.0.1", "10.0.0.2").udp(4000, 69).payload("PASS hunter2").bytes();
    Path capture = Files.write(folder.resolve("login.pcap"), CaptureWriter.pcap().packet(1_000_000_000L, login).bytes());
    return TestEngine.with(pipeline).run(capture).assertSound();
  }

  @Test
  void isLeftOutWherePasswordsAreHidden() throws IOException {
    EngineRun run = run("parsers: [packet]");
    assertThat(run.text()).doesNotContain("hunter2", "68756e74657232").contains("\"data_length\":12");
    assertThat(run.notices()).singleElement().asString().contains("credentials: show");
  }

  @Test
  void isThereWhereTheyMayBeShown() throws IOException {
    assertThat(run("credentials: show\nparsers: [packet]").text()).contains("hunter2");
  }

  @Test
  void isNotMissedWhereNobodyAskedForIt() throws IOException {
    assertThat(run("parsers: [{packet: {max_data: 0, hex: false}}]").notices()).isEmpty();
  }
}
