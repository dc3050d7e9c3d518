package io.wirestash.cli;

import static io.wirestash.cli.Cli.engine;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class PrintTest {
  @Test
  void printsLinesOfAllPacketsUnlessToldOtherwise() {
    assertThat(pipeline("a.pcap"))
        .isEqualTo("{credentials: show, parsers: [{packet: {hosts: [], ports: [], side: either, hex: true, max_hex: 262144,"
            + " max_data: 262144}}], outputs: [{stdout: {format: line, style: json}}]}");
  }

  @Test
  void takesListsOfHostsAndPortsFromOneOptionOrSeveral() {
    assertThat(pipeline("--host", "10.0.0.0/8,!10.0.0.5", "--host", "2001:db8::1", "--port", "80,8000-8099", "a.pcap"))
        .contains("hosts: [\"10.0.0.0/8\",\"!10.0.0.5\",\"2001:db8::1\"]", "ports: [\"80\",\"8000-8099\"]");
  }

  @Test
  void everyOptionReachesThePipeline() {
    assertThat(pipeline("--src", "--json", "--data", "7", "--hex", "0", "a.pcap"))
        .contains("side: src", "hex: false, max_hex: 0, max_data: 7", "format: native");
    assertThat(pipeline("--dst", "-x", "a.pcap")).contains("side: dst", "format: dump");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "print                              | name captures to read, or interfaces with -i",
    "print a.pcap -i eth0               | name captures to read, or interfaces with -i",
    "print a.pcap --host example.com    | --host: example.com is no IP address",
    "print a.pcap --host 10.0.0.0/33    | --host: 10.0.0.0/33 is no network",
    "print a.pcap --port http           | --port: http is no port",
    "print a.pcap --port 90-80          | --port: 90-80 is no range",
    "print a.pcap --src --dst           | mutually exclusive",
    "print a.pcap --json -x             | mutually exclusive",
    "print a.pcap --hex -1              | --hex wants 0 to 262144, not -1",
    "print a.pcap -n 0                  | -n wants 1 or more, not 0",
  })
  void refusesWhatMakesNoSense(String command, String complaint) {
    Cli result = engine(command.split(" +"));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(complaint, "more: engine print --help");
  }

  @Test
  void isAPipelineLikeAnyOther() {
    Cli result = engine("print", "a.pcap"); // these tests have no component of that name installed
    assertThat(result.exitCode()).isEqualTo(78);
    assertThat(result.err()).contains("packet", "--> print:1:");
  }

  private static String pipeline(String... arguments) {
    Streams streams = Cli.streams(new ByteArrayOutputStream(), new ByteArrayOutputStream(), Map.of());
    PrintCommand print = new PrintCommand(streams);
    new CommandLine(print).parseArgs(arguments);
    return print.yaml();
  }
}
