package io.wirestash.api.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChecksumsTest {
  private static int folded(byte[] bytes, int from, int length) {
    return Checksums.fold(Checksums.sum(bytes, from, length));
  }

  @Test
  void sumsTheExampleOfRfc1071() {
    byte[] bytes = HexFormat.of().parseHex("0001f203f4f5f6f7");
    assertThat(Checksums.sum(bytes, 0, 8)).isEqualTo(0x2ddf0 + 0L);
    assertThat(folded(bytes, 0, 8)).isEqualTo(0xddf2);
  }

  @Test
  void foldsAHeaderWithValidChecksumToAllOnes() {
    byte[] header = HexFormat.of().parseHex("45000073000040004011b861c0a80001c0a800c7");
    assertThat(folded(header, 0, 20)).isEqualTo(0xffff);
    header[8]--;
    assertThat(folded(header, 0, 20)).isNotEqualTo(0xffff);
  }

  @Test
  void agreesWithTheDefinitionForEveryLengthAndPosition() {
    byte[] bytes = new byte[300];
    new Random(4).nextBytes(bytes);
    for (int from = 0; from < 20; from++) {
      for (int length = 0; length <= 270; length++) {
        assertThat(folded(bytes, from, length)).isEqualTo(byDefinition(bytes, from, length));
      }
    }
  }

  @Test
  void doesNotOverflowOnALargeRegionOfOnes() {
    byte[] ones = new byte[1 << 20];
    Arrays.fill(ones, (byte) 0xff);
    assertThat(folded(ones, 0, ones.length)).isEqualTo(0xffff);
  }

  /** RFC 1071 section 1: 16-bit words, end-around carry, odd byte padded with zero. */
  private static int byDefinition(byte[] bytes, int from, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (bytes[from + i] & 0xff) << (i % 2 == 0 ? 8 : 0);
      if (sum > 0xffff) sum = (sum & 0xffff) + 1;
    }
    return sum;
  }
}
