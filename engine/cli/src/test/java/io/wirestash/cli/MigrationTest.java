package io.wirestash.cli;

import static io.wirestash.cli.Cli.engine;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Settings of packet_analysis become a pipeline that our own loader takes. What is expected stands beside each file of
 * settings; {@code -Dgolden.update=true} writes it anew.
 */
class MigrationTest {
  private static final Path FILES = Path.of("src/test/resources/io/wirestash/cli/migration");

  @TempDir Path folder;
  private Path plugins;

  @BeforeEach
  void makeFolders() throws IOException {
    plugins = Files.createDirectory(folder.resolve("plugins"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shipped", "web", "quiet", "counting"})
  void givesEverySettingItsPlace(String name) throws IOException {
    String stubs = StubPlugins.ofEverything().in(plugins);
    Path pipeline = folder.resolve("made.yaml");
    Cli made = migrate(FILES.resolve(name + ".yaml"), stubs, "-o", pipeline.toString());
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(made.out()).isEmpty();
    Path expected = FILES.resolve(name + ".pipeline.yaml");
    if (Boolean.getBoolean("golden.update")) Files.copy(pipeline, expected, StandardCopyOption.REPLACE_EXISTING);
    assertThat(pipeline).hasSameTextualContentAs(expected);
    assertFine(pipeline, stubs);
  }

  /** An engine without the plugins that a setting needs: the pipeline says so and can be run. */
  @ParameterizedTest
  @ValueSource(strings = {"shipped", "web", "quiet", "counting"})
  void namesOnlyWhatIsInstalled(String name) throws IOException {
    String few =
        new StubPlugins()
            .component("input", "pcap_file").option("path", "list:path")
            .component("parser", "session").emits("session")
            .component("output", "stdout")
            .in(plugins);
    Path pipeline = folder.resolve("made.yaml");
    assertThat(migrate(FILES.resolve(name + ".yaml"), few, "-o", pipeline.toString()).exitCode()).isZero();
    assertFine(pipeline, few);
  }

  @Test
  void saysWhatAnInputCannotLeaveOut() throws IOException {
    String plugins = new StubPlugins().component("input", "pcap_file").option("path", "list:path").in(this.plugins);
    Path settings =
        settings("stream_handler: {pcap_file_enable: 1, pcap_file: a.pcap, is_handle_ip: 1, bpf_filter: tcp or udp}");
    assertThat(migrate(settings, plugins).out())
        .contains("takes no filter, so it reads more than these packets: tcp or udp")
        .contains("  - pcap_file: {path: a.pcap}\n");
  }

  /** Takes the pipeline; that passwords are shown is all that it may be warned of. */
  private static void assertFine(Path pipeline, String plugins) {
    Cli validated = engine("validate", "--plugins", plugins, pipeline.toString());
    assertThat(validated.exitCode()).as(validated.err()).isZero();
    assertThat(validated.err().lines().filter(line -> line.startsWith("warning[")))
        .allMatch(line -> line.contains("W504"));
  }

  @Test
  void warnsOfKeysThatItDoesNotKnow() throws IOException {
    Cli made = migrate(FILES.resolve("quiet.yaml"), StubPlugins.ofEverything().in(plugins));
    assertThat(made.exitCode()).isZero();
    assertThat(made.err())
        .contains("warning[W505]: unknown key \"data_levle\"", "quiet.yaml:6:3", "did you mean \"data_level\"?");
  }

  @Test
  void showsWhereTheYamlBreaksOff() throws IOException {
    Cli made = migrate(settings("stream_handler:\n  device: [en0\n  device_enable: 1\n"), folder.toString());
    assertThat(made.exitCode()).isEqualTo(78);
    assertThat(made.out()).isEmpty();
    assertThat(made.err()).contains("error[E102]", "server.yaml:3:");
  }

  @Test
  void showsEveryValueThatIsNotWhatItsSettingTakes() throws IOException {
    Cli made =
        migrate(
            settings(
                """
                stream_handler:
                  is_handle_tcp: maybe
                  device: [a, b]
                  udp_port_filter: [53, 70000]
                  protocol_parse_conf: [ssh]
                """),
            folder.toString());
    assertThat(made.exitCode()).isEqualTo(78);
    assertThat(made.out()).isEmpty();
    assertThat(made.err())
        .contains("\"is_handle_tcp\" takes a whole number, not \"maybe\"", "server.yaml:2:18")
        .contains("\"device\" takes a single value, not a list", "server.yaml:3:11")
        .contains("\"udp_port_filter\" takes port numbers, 1 to 65535", "server.yaml:4:25")
        .contains("\"protocol_parse_conf\" is a map, not a list", "server.yaml:5:24");
  }

  @Test
  void wantsTheSettingsOfThatProgram() throws IOException {
    Cli made = migrate(settings("inputs:\n  - pcap_file\n"), folder.toString());
    assertThat(made.exitCode()).isEqualTo(78);
    assertThat(made.err()).contains("error[E107]", "they begin with: stream_handler:");
  }

  @Test
  void saysThatThereAreNoSettings() {
    Cli made = migrate(folder.resolve("none.yaml"), folder.toString());
    assertThat(made.exitCode()).isEqualTo(78);
    assertThat(made.err()).contains("cannot read the settings file").contains("there is no such file");
  }

  private Path settings(String yaml) throws IOException {
    return Files.writeString(folder.resolve("server.yaml"), yaml);
  }

  private static Cli migrate(Path settings, String plugins, String... more) {
    String[] arguments = {"new", "pipeline", "--from", settings.toString(), "--plugins", plugins};
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return engine(all);
  }
}
