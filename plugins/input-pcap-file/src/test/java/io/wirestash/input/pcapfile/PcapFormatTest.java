package io.wirestash.input.pcapfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.packet.PacketBatch;
import io.wirestash.testkit.CaptureWriter;
import io.wirestash.testkit.PcapWriter;
import io.wirestash.testkit.PcapWriter.Variant;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PcapFormatTest {
  private static final long TIME = 1_700_000_000_123_456_789L;
  private static final long TIME_IN_MICROSECONDS = 1_700_000_000_123_456_000L;

  private static byte[] data(int first) {
    return new byte[] {(byte) first, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void readsEveryVariantInBothByteOrders(Variant variant) {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      PcapWriter capture = CaptureWriter.pcap().variant(variant).order(order).linkType(113);
      Captures read = Captures.of(capture.packet(TIME, data(1)).packet(TIME, data(2), 1500).bytes());
      assertThat(read.damage).isEmpty();
      assertThat(read.firstBytes()).containsExactly(1, 2);
      assertThat(read.packets.get(0).bytes()).isEqualTo(data(1));
      assertThat(read.packets).extracting(Captures.Read::original).containsExactly(10, 1500);
      assertThat(read.packets).extracting(Captures.Read::number).containsExactly(1L, 2L);
      boolean fine = variant == Variant.NANOSECONDS || variant == Variant.IXIA_HARDWARE;
      assertThat(read.times()).containsOnly(fine ? TIME : TIME_IN_MICROSECONDS);
      assertThat(read.packets.get(0).origin().nanoseconds()).isEqualTo(fine);
      assertThat(read.packets.get(0).origin().linkType()).isEqualTo(113);
    }
  }

  @Test
  void readsTimesToTheEndOfTheUnsignedSeconds() {
    long last = 0xffffffffL * 1_000_000_000L + 999_999_999L;
    byte[] capture = CaptureWriter.pcap().variant(Variant.NANOSECONDS).packet(last, data(1)).bytes();
    assertThat(Captures.of(capture).times()).containsExactly(last);
  }

  @Test
  void ignoresTheFrameCheckSequenceBitsOfTheLinkType() {
    byte[] capture = CaptureWriter.pcap().linkType(0x24000001L).packet(TIME, data(1)).bytes();
    assertThat(Captures.of(capture).packets.get(0).origin().linkType()).isEqualTo(1);
  }

  @Test
  void believesNoSnapLength() {
    for (long snapLength : new long[] {0, 5, 0xffffffffL}) {
      byte[] capture = CaptureWriter.pcap().snapLength(snapLength).packet(TIME, data(1)).bytes();
      assertThat(Captures.of(capture).packets).hasSize(1);
    }
  }

  @Test
  void readsTheSwappedLengthsOfOldVersions() {
    for (int minor = 0; minor <= 3; minor++) {
      PcapWriter writer = CaptureWriter.pcap().version(2, minor).record(1, 0, 60, 10, data(1));
      Captures read = Captures.of(writer.packet(TIME, data(2)).bytes());
      assertThat(read.firstBytes()).as("version 2." + minor).containsExactly(1, 2);
      assertThat(read.packets.get(0).original()).isEqualTo(60);
    }
  }

  @Test
  void readsNanosecondsAndInterfaceTypesOfAix() {
    byte[] capture = CaptureWriter.pcap().version(2, 2).linkType(6).record(1, 999_999_999, 10, 10, data(1)).bytes();
    Captures read = Captures.of(capture);
    assertThat(read.times()).containsExactly(1_999_999_999L);
    assertThat(read.packets.get(0).origin().linkType()).isEqualTo(1);
  }

  @Test
  void neverStatesFewerBytesOnTheWireThanItHas() {
    byte[] capture = CaptureWriter.pcap().record(1, 0, 10, 3, data(1)).record(1, 0, 10, 0xffffffffL, data(2)).bytes();
    assertThat(Captures.of(capture).packets).extracting(Captures.Read::original).containsExactly(10, Integer.MAX_VALUE);
  }

  @Test
  void keepsEmptyPackets() {
    Captures read = Captures.of(CaptureWriter.pcap().record(1, 0, 0, 60, new byte[0]).packet(TIME, data(2)).bytes());
    assertThat(read.damage).isEmpty();
    assertThat(read.packets).extracting(packet -> packet.bytes().length).containsExactly(0, 10);
  }

  @Test
  void readsTheLongestPacketAndNotOneByteMore() {
    byte[] longest = new byte[PacketBatch.MAX_PACKET];
    Captures read = Captures.of(CaptureWriter.pcap().packet(TIME, longest).packet(TIME, longest).bytes());
    assertThat(read.damage).isEmpty();
    assertThat(read.packets).hasSize(2);

    PcapWriter tooLong = CaptureWriter.pcap().packet(TIME, data(1)).packet(TIME, new byte[PacketBatch.MAX_PACKET + 1]);
    Captures damaged = Captures.of(tooLong.packet(TIME, data(3)).packet(TIME, data(4)).bytes());
    assertThat(damaged.firstBytes()).containsExactly(1, 3, 4);
    assertThat(damaged.damage)
        .containsExactly("test: damaged at byte 50: record of 262145 bytes; went on at byte 262211; kept 1 packet");
  }

  @Test
  void numbersPacketsAcrossBatches() {
    PcapWriter writer = CaptureWriter.pcap();
    int count = 2 * PacketBatch.MAX_PACKETS + 1;
    for (int i = 0; i < count; i++) writer.packet(i * 1_000L, data(i % 100));
    Captures read = Captures.of(writer.bytes());
    assertThat(read.batches).isEqualTo(3);
    for (int i = 0; i < count; i++) {
      assertThat(read.packets.get(i).number()).isEqualTo(i + 1);
      assertThat(read.packets.get(i).nanos()).isEqualTo(i * 1_000L);
      assertThat(read.packets.get(i).first()).isEqualTo(i % 100);
    }
  }

  @Test
  void reportsACaptureThatIsCutShort() {
    byte[] capture = CaptureWriter.pcap().packet(TIME, data(1)).record(1, 0, 10, 10, new byte[3]).bytes();
    Captures read = Captures.of(capture);
    assertThat(read.firstBytes()).containsExactly(1);
    assertThat(read.damage)
        .containsExactly("test: cut short at byte 50: the last record is incomplete; kept 1 packet");
  }

  @Test
  void goesOnBehindAnImpossibleLength() {
    PcapWriter writer = CaptureWriter.pcap().packet(TIME, data(1));
    writer.record(1_700_000_000L, 0, 0xdeadbeefL, 60, data(2));
    for (int i = 3; i < 7; i++) writer.packet(TIME, data(i));
    Captures read = Captures.of(writer.bytes());
    assertThat(read.firstBytes()).containsExactly(1, 3, 4, 5, 6);
    assertThat(read.damage)
        .containsExactly("test: damaged at byte 50: record of 3735928559 bytes; went on at byte 76; kept 1 packet");
  }

  @Test
  void goesOnBehindALengthThatLeadsAstray() {
    PcapWriter writer = CaptureWriter.pcap().packet(TIME, data(1)).record(1_700_000_000L, 0, 200_000, 10, data(2));
    for (int i = 3; i < 7; i++) writer.packet(TIME, data(i));
    Captures read = Captures.of(writer.bytes());
    assertThat(read.firstBytes()).containsExactly(1, 3, 4, 5, 6);
    assertThat(read.damage).singleElement().asString().contains("record of 200000 bytes, more than there are");
  }

  @Test
  void takesUnwrittenSpaceForDamageNotForPackets() {
    PcapWriter writer = CaptureWriter.pcap().packet(TIME, data(1)).raw(new byte[100_000]);
    for (int i = 3; i < 7; i++) writer.packet(TIME, data(i));
    Captures read = Captures.of(writer.bytes());
    assertThat(read.firstBytes()).containsExactly(1, 3, 4, 5, 6);
    assertThat(read.damage).singleElement().asString()
        .contains("at byte 50: zeros instead of a record; went on at byte 100050");
  }

  @Test
  void readsCapturesThatWereJoinedByAppending() {
    PcapWriter first = CaptureWriter.pcap().packet(TIME, data(1));
    Captures read = Captures.of(first.raw(CaptureWriter.pcap().packet(TIME, data(2)).bytes()).bytes());
    assertThat(read.firstBytes()).containsExactly(1, 2);
    assertThat(read.damage)
        .containsExactly("test: damaged at byte 50: the header of another capture; went on at byte 74; kept 1 packet");
  }

  @Test
  void searchesOneMebibyteAndNoFurther() {
    assertThat(damagedFor(CaptureReader.SEARCH_LIMIT - 1_000).firstBytes()).containsExactly(1, 3, 4, 5, 6);
    Captures far = damagedFor(CaptureReader.SEARCH_LIMIT + (PacketBatch.BLOCK_SIZE));
    assertThat(far.firstBytes()).containsExactly(1);
    assertThat(far.damage).singleElement().asString().endsWith("no intact record follows; kept 1 packet");
  }

  private static Captures damagedFor(int length) {
    PcapWriter writer = CaptureWriter.pcap().packet(TIME, data(1)).raw(new byte[length]);
    for (int i = 3; i < 7; i++) writer.packet(TIME, data(i));
    return Captures.of(writer.bytes());
  }

  @Test
  void reportsTheFirstDamagedPlacesAndCountsTheOthers() {
    PcapWriter writer = CaptureWriter.pcap();
    for (int place = 0; place < 25; place++) {
      for (int i = 0; i < 4; i++) writer.packet(TIME, data(i));
      writer.raw(new byte[40]);
    }
    Captures read = Captures.of(writer.bytes());
    assertThat(read.packets).hasSize(100);
    assertThat(read.damage).hasSize(11).last().isEqualTo("test: 15 further damaged places");
  }
}
