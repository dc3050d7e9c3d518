package io.wirestash.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CaptureWriterTest {
  private static final byte[] DATA = {1, 2, 3};

  @Test
  void writesPcapHeaderOnceAndRecordsInOrder() {
    byte[] capture = CaptureWriter.pcap().order(ByteOrder.BIG_ENDIAN).packet(5_000_006_000L, DATA, 60).bytes();
    assertThat(HexFormat.of().formatHex(capture))
        .isEqualTo("a1b2c3d400020004000000000000000000040000" + "00000001"
            + "00000005" + "00000006" + "00000003" + "0000003c" + "010203");
  }

  @Test
  void writesModifiedRecordsWithEightBytesMore() {
    byte[] capture = CaptureWriter.pcap().variant(PcapWriter.Variant.MODIFIED).packet(0, DATA).bytes();
    assertThat(capture).hasSize(24 + 24 + 3);
  }

  @Test
  void writesPcapngBlocksPaddedAndWithTrailingLength() {
    PcapngWriter writer = CaptureWriter.pcapng(ByteOrder.BIG_ENDIAN).resolution(9).networkInterface(1, 0);
    String capture = HexFormat.of().formatHex(writer.packet(0, 7, DATA).bytes());
    assertThat(capture)
        .startsWith("0a0d0d0a0000001c1a2b3c4d00010000ffffffffffffffff0000001c")
        .contains("0000000100000020" + "0001000000000000" + "0009000109000000" + "00000000" + "00000020")
        .endsWith("0000000600000024" + "000000000000000000000007" + "0000000300000003" + "01020300" + "00000024");
  }

  @Test
  void countsTimeInPowersOfTwoFromAnOffset() {
    PcapngWriter writer = CaptureWriter.pcapng(ByteOrder.BIG_ENDIAN).resolution(0x80 | 10).offset(100);
    writer.networkInterface(1);
    String capture = HexFormat.of().formatHex(writer.packet(0, 101_500_000_000L, DATA).bytes());
    assertThat(capture).contains("00000000" + "00000000" + "00000600");
  }
}
