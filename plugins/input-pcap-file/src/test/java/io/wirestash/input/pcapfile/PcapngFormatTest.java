package io.wirestash.input.pcapfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wirestash.api.packet.CaptureInterface;
import io.wirestash.api.packet.PacketBatch;
import io.wirestash.testkit.CaptureWriter;
import io.wirestash.testkit.PcapngWriter;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PcapngFormatTest {
  private static final long TIME = 1_700_000_000_123_456_789L;
  /** A time that units of 2 to the power of -32 seconds hold exactly. */
  private static final long TIME_IN_BINARY = 1_700_000_000_250_000_000L;

  private static final int CUSTOM = 0x0bad;
  private static final int SECRETS = 10;
  private static final int UNKNOWN = 0x7777;

  private static byte[] data(int first) {
    return new byte[] {(byte) first, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  }

  @Test
  void readsSectionsOfBothByteOrdersEachWithItsInterfaces() {
    PcapngWriter writer = CaptureWriter.pcapng(ByteOrder.BIG_ENDIAN).name("eth0").networkInterface(1);
    writer.packet(0, TIME, data(1));
    writer.section(ByteOrder.LITTLE_ENDIAN).resolution(9).name("tun0").networkInterface(101).packet(0, TIME, data(2));
    Captures read = Captures.of(writer.bytes());
    assertThat(read.damage).isEmpty();
    assertThat(read.packets).extracting(Captures.Read::first, Captures.Read::nanos, Captures.Read::origin)
        .containsExactly(
            tuple(1, 1_700_000_000_123_456_000L, new CaptureInterface(0, "eth0", 1, false)),
            tuple(2, TIME, new CaptureInterface(1, "tun0", 101, true)));
  }

  @Test
  void readsInterfacesOfDifferentLinkTypeAndResolution() {
    PcapngWriter writer = CaptureWriter.pcapng().resolution(3).networkInterface(1);
    writer.resolution(0x80 | 32).offset(1_000_000_000L).networkInterface(113).resolution(12).networkInterface(276);
    writer.packet(0, TIME, data(1)).packet(1, TIME_IN_BINARY, data(2)).packet(2, 5_000_000_007L, data(3), 1500);
    Captures read = Captures.of(writer.bytes());
    assertThat(read.damage).isEmpty();
    assertThat(read.times()).containsExactly(1_700_000_000_123_000_000L, TIME_IN_BINARY, 5_000_000_007L);
    assertThat(read.packets).extracting(packet -> packet.origin().linkType()).containsExactly(1, 113, 276);
    assertThat(read.packets).extracting(packet -> packet.origin().index()).containsExactly(0, 1, 2);
    assertThat(read.packets).extracting(packet -> packet.origin().nanoseconds()).containsExactly(false, true, true);
    assertThat(read.packets.get(2).original()).isEqualTo(1500);
  }

  @Test
  void readsSimplePacketsCutAtTheSnapLengthWithTheTimeBeforeThem() {
    PcapngWriter writer = CaptureWriter.pcapng().networkInterface(1, 10).packet(0, 5_000_000_000L, data(1));
    Captures read = Captures.of(writer.simplePacket(data(2), 1500).simplePacket(new byte[] {3, 4}, 2).bytes());
    assertThat(read.damage).isEmpty();
    assertThat(read.packets).extracting(packet -> packet.bytes().length).containsExactly(10, 10, 2);
    assertThat(read.packets).extracting(Captures.Read::original).containsExactly(10, 1500, 2);
    assertThat(read.times()).containsOnly(5_000_000_000L);
  }

  @Test
  void readsSimplePacketsWithoutSnapLength() {
    Captures read = Captures.of(CaptureWriter.pcapng().networkInterface(1, 0).simplePacket(data(1), 10).bytes());
    assertThat(read.packets).singleElement().extracting(Captures.Read::bytes).isEqualTo(data(1));
  }

  @Test
  void readsObsoletePackets() {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      PcapngWriter writer = CaptureWriter.pcapng(order).networkInterface(1).networkInterface(101);
      Captures read = Captures.of(writer.obsoletePacket(1, 77, 5_000_000_000L, data(1)).bytes());
      assertThat(read.damage).isEmpty();
      assertThat(read.times()).containsExactly(5_000_000_000L);
      assertThat(read.packets.get(0).origin().linkType()).isEqualTo(101);
    }
  }

  @Test
  void passesOverBlocksWithoutPackets() {
    PcapngWriter writer = CaptureWriter.pcapng().comment("by hand").networkInterface(1).block(CUSTOM, new byte[32]);
    writer.name(new byte[] {127, 0, 0, 1}, "localhost").block(SECRETS, new byte[40]).block(UNKNOWN, new byte[0]);
    writer.comment("odd").packet(0, TIME, data(1)).statistics(0, TIME).packet(0, TIME, data(2));
    Captures read = Captures.of(writer.bytes());
    assertThat(read.damage).isEmpty();
    assertThat(read.firstBytes()).containsExactly(1, 2);
  }

  @Test
  void passesOverBlocksLargerThanABatchUpToTheLimit() {
    PcapngWriter writer = CaptureWriter.pcapng().networkInterface(1).packet(0, TIME, data(1));
    writer.block(UNKNOWN, new byte[PcapngFormat.LARGEST_SKIPPED - 12]).packet(0, TIME, data(2));
    Captures read = Captures.of(writer.bytes());
    assertThat(read.damage).isEmpty();
    assertThat(read.firstBytes()).containsExactly(1, 2);

    PcapngWriter tooLarge = CaptureWriter.pcapng().networkInterface(1).packet(0, TIME, data(1));
    tooLarge.block(UNKNOWN, new byte[PcapngFormat.LARGEST_SKIPPED - 8]).packet(0, TIME, data(2));
    assertThat(Captures.of(tooLarge.bytes()).damage).singleElement().asString().contains("block of 16777220 bytes");
  }

  @Test
  void readsTheLongestPacketAndNotOneByteMore() {
    PcapngWriter writer = CaptureWriter.pcapng().networkInterface(1).packet(0, TIME, new byte[PacketBatch.MAX_PACKET]);
    writer.packet(0, TIME, new byte[PacketBatch.MAX_PACKET + 1]).packet(0, TIME, data(3));
    Captures read = Captures.of(writer.bytes());
    assertThat(read.packets).extracting(packet -> packet.bytes().length).containsExactly(PacketBatch.MAX_PACKET, 10);
    assertThat(read.damage).singleElement().asString().contains("unusable record").contains("packet of 262145 bytes");
  }

  @Test
  void passesOverPacketsOfInterfacesThatNobodyDescribed() {
    PcapngWriter writer = CaptureWriter.pcapng().simplePacket(data(1), 10).enhanced(0, 0, 10, 10, data(2));
    writer.networkInterface(1).packet(0, TIME, data(3)).enhanced(0xffffffffL, 0, 10, 10, data(4));
    Captures read = Captures.of(writer.packet(0, TIME, data(5)).bytes());
    assertThat(read.firstBytes()).containsExactly(3, 5);
    assertThat(read.damage).hasSize(3).last().asString()
        .contains("unusable record").contains("packet of interface 4294967295").contains("kept 1 packet");
  }

  @Test
  void forgetsInterfacesAtANewSection() {
    PcapngWriter writer = CaptureWriter.pcapng().networkInterface(1).packet(0, TIME, data(1));
    Captures read = Captures.of(writer.section(ByteOrder.LITTLE_ENDIAN).enhanced(0, 0, 10, 10, data(2)).bytes());
    assertThat(read.firstBytes()).containsExactly(1);
    assertThat(read.damage).singleElement().asString().contains("packet of interface 0");
  }

  @Test
  void keepsASectionsInterfacesWithinTheLimit() {
    PcapngWriter writer = CaptureWriter.pcapng();
    for (int i = 0; i < PcapngFormat.MOST_INTERFACES; i++) writer.networkInterface(1);
    writer.packet(PcapngFormat.MOST_INTERFACES - 1, TIME, data(1));
    assertThat(Captures.of(writer.bytes()).damage).isEmpty();
    Captures tooMany = Captures.of(writer.networkInterface(1).bytes());
    assertThat(tooMany.damage).singleElement().asString().contains("more than 4096 interfaces");
  }

  @Test
  void ignoresOptionsThatLie() {
    PcapngWriter writer = CaptureWriter.pcapng().name("eth0").option(9, 0xfff0, new byte[] {9}).networkInterface(1);
    writer.option(9, new byte[0]).option(14, new byte[3]).option(0xffff, 0xffff, new byte[0]).networkInterface(1);
    writer.enhanced(0, 1_000_000, 10, 10, data(1)).enhanced(1, 1_000_000, 10, 10, data(2));
    Captures read = Captures.of(writer.bytes());
    assertThat(read.damage).isEmpty();
    assertThat(read.packets).extracting(packet -> packet.origin().name()).containsExactly("eth0", null);
    assertThat(read.times()).containsOnly(1_000_000_000L);
  }

  @Test
  void passesOverAPacketLongerThanItsBlock() {
    PcapngWriter writer = CaptureWriter.pcapng().networkInterface(1);
    for (long claimed : List.of(13L, 0x80000000L, 0xffffffffL)) writer.enhanced(0, 0, claimed, claimed, data(1));
    Captures read = Captures.of(writer.packet(0, TIME, data(2)).bytes());
    assertThat(read.firstBytes()).containsExactly(2);
    assertThat(read.damage).hasSize(3).last().asString().contains("packet of 4294967295 bytes in a block of 44");
  }

  @Test
  void goesOnBehindABlockWhoseLengthsDisagree() {
    PcapngWriter writer = CaptureWriter.pcapng().networkInterface(1);
    byte[] capture = writer.packet(0, TIME, data(1)).packet(0, TIME, data(2)).packet(0, TIME, data(3)).bytes();
    int second = 28 + 20 + 44;
    for (int place : new int[] {second + 4, second + 40}) {
      for (int lie : new int[] {0, 4, 36, 41, 45, 48, 127}) {
        byte[] damaged = capture.clone();
        damaged[place] = (byte) lie;
        Captures read = Captures.of(damaged);
        assertThat(read.firstBytes()).as(place + ": " + lie).containsExactly(1, 3);
        assertThat(read.damage).singleElement().asString()
            .contains("damaged at byte 92").contains("went on at byte 136");
      }
    }
  }

  @Test
  void reportsACaptureThatIsCutShort() {
    PcapngWriter writer = CaptureWriter.pcapng().networkInterface(1);
    byte[] capture = writer.packet(0, TIME, data(1)).packet(0, TIME, data(2)).bytes();
    Captures read = Captures.of(Arrays.copyOf(capture, capture.length - 13));
    assertThat(read.firstBytes()).containsExactly(1);
    assertThat(read.damage).singleElement().asString().contains("at byte 92").endsWith("kept 1 packet");
  }

  @Test
  void givesUpAtASectionWithoutByteOrder() {
    byte[] capture = CaptureWriter.pcapng().networkInterface(1).bytes();
    capture[8] = 0;
    assertThat(Captures.of(capture).damage).singleElement().asString().contains("section without byte-order magic");
  }
}
