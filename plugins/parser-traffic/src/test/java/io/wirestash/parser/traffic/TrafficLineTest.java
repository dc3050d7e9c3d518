package io.wirestash.parser.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirestash.api.output.EventFormat;
import io.wirestash.testkit.TestEngine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficLineTest {
  private static final Path HOSTS = Path.of("src/test/captures/hosts.pcapng");

  @Test
  void linesHaveDirectionTimeTransportEndsAndLength() {
    assertThat(lines("parsers: [traffic]\nprocessors: [direction, services]\n"))
        .containsExactly(
            "IN|2017-08-18 13:23:41|TCP|198.51.100.117:443(NONE)(https)|10.0.0.2:58747(NONE)(NONE)|240",
            "OUT|2017-08-18 13:23:41|TCP|10.0.0.2:58747(NONE)(NONE)|198.51.100.117:443(NONE)(https)|40",
            "LOOP|2017-08-18 13:23:41|UDP|10.0.0.2:40000(NONE)(NONE)|10.0.0.1:53(NONE)(domain)|32",
            "OTHER|2017-08-18 13:23:41|ICMP|198.51.100.117(NONE)(NONE)|203.0.113.9(NONE)(NONE)|32",
            "IN|2017-08-18 13:23:41|UDP|[2001:db8::1]:123(NONE)(ntp)|[fd00::2]:123(NONE)(ntp)|52",
            "OUT|2017-08-18 13:23:41|UDP|10.0.0.2(NONE)(NONE)|198.51.100.117(NONE)(NONE)|36",
            "OUT|2017-08-18 13:23:41|UDP|10.0.0.2:5000(NONE)(NONE)|198.51.100.117:5001(NONE)(NONE)|33",
            "OUT|2017-08-18 13:23:41|GRE|10.0.0.2(NONE)(NONE)|198.51.100.117(NONE)(NONE)|25");
  }

  @Test
  void withoutProcessorsNothingIsLocalAndNobodyHasAName() {
    assertThat(lines("parsers: [traffic]\n"))
        .hasSize(8)
        .first()
        .isEqualTo("OTHER|2017-08-18 13:23:41|TCP|198.51.100.117:443(NONE)(NONE)|10.0.0.2:58747(NONE)(NONE)|240");
  }

  @Test
  void everyFragmentCountsWithItsOwnLength() {
    List<ObjectNode> ofDatagram =
        TestEngine.with("parsers: [traffic]").run(HOSTS).assertSound().events("traffic").subList(5, 7);
    int headersAndPayload = 2 * 20 + 8 + "0123456789abcdef-more".length();
    assertThat(ofDatagram.stream().mapToInt(event -> event.path("packet_length").asInt()).sum())
        .isEqualTo(headersAndPayload);
  }

  private static List<String> lines(String pipeline) {
    String text = TestEngine.with(pipeline).format(EventFormat.LINE).run(HOSTS).text();
    return text.replace('\t', '|').lines().toList();
  }
}
