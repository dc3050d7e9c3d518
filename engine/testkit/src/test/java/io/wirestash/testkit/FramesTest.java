package io.wirestash.testkit;

import static io.wirestash.testkit.Frames.frame;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramesTest {
  @Test
  void fillsInTypesLengthsAndChecksums() {
    byte[] bytes = frame().ethernet().ipv4("10.0.0.1", "10.0.0.2").udp(1, 2).payload("hi").bytes();

    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo(
            "020000000002" + "020000000001" + "0800" //
                + "4500001e00000000" + "401166cd" + "0a000001" + "0a000002" //
                + "00010002000a" + "836b" + "6869");
  }

  @Test
  void leavesWhatATestHasSet() {
    byte[] bytes = frame().ipv4("10.0.0.1", "10.0.0.2").length(9).checksum(0xabcd).bytes();

    assertThat(HexFormat.of().formatHex(bytes)).startsWith("45000009").contains("abcd");
  }

  @Test
  void cutsADatagramIntoFragments() {
    List<byte[]> fragments = frame().ipv4("10.0.0.1", "10.0.0.2").id(7).udp(1, 2).payload("x".repeat(12)).fragments(8);

    assertThat(fragments).hasSize(3);
    assertThat(fragments.get(0)).hasSize(28);
    assertThat(HexFormat.of().formatHex(fragments.get(0), 4, 10)).isEqualTo("000720004011");
    assertThat(HexFormat.of().formatHex(fragments.get(2), 4, 10)).isEqualTo("000700024011");
    assertThat(fragments.get(2)).hasSize(24);
  }
}
