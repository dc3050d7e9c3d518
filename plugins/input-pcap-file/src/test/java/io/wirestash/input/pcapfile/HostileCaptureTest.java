package io.wirestash.input.pcapfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.wirestash.testkit.CaptureWriter;
import io.wirestash.testkit.PcapWriter;
import io.wirestash.testkit.PcapngWriter;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Captures cut and damaged at every place: reading ends, throws nothing, and keeps the packets before the damage. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileCaptureTest {
  private static final int PACKETS = 6;

  record Sample(String name, byte[] bytes) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static byte[] data(int i) {
    byte[] data = new byte[20 + i];
    Arrays.fill(data, (byte) (0x40 + i));
    return data;
  }

  static Stream<Sample> captures() {
    PcapWriter pcap = CaptureWriter.pcap();
    PcapWriter modified = CaptureWriter.pcap().variant(PcapWriter.Variant.MODIFIED).order(ByteOrder.BIG_ENDIAN);
    PcapngWriter pcapng = CaptureWriter.pcapng().name("eth0").resolution(9).networkInterface(1);
    for (int i = 0; i < PACKETS; i++) {
      pcap.packet(1_700_000_000_000_000_000L, data(i));
      modified.packet(1_700_000_000_000_000_000L, data(i));
      pcapng.comment("c").packet(0, 1_700_000_000_000_000_000L, data(i)).statistics(0, 0);
    }
    return Stream.of(
        new Sample("pcap", pcap.bytes()),
        new Sample("modified pcap", modified.bytes()),
        new Sample("pcapng", pcapng.bytes()),
        new Sample("gzip", pcap.gzip()),
        new Sample("zstd", Zstd.compress(pcapng.bytes())));
  }

  private static boolean intact(Captures.Read packet) {
    int i = packet.bytes().length - 20;
    return i >= 0 && i < PACKETS && Arrays.equals(packet.bytes(), data(i));
  }

  @ParameterizedTest
  @MethodSource("captures")
  void keepsThePacketsBeforeACutAtEveryByte(Sample sample) {
    int before = 0;
    for (int length = 0; length <= sample.bytes().length; length++) {
      Captures read = Captures.of(Arrays.copyOf(sample.bytes(), length));
      assertThat(read.packets).as("cut to %d bytes", length).allMatch(HostileCaptureTest::intact);
      assertThat(read.packets.size()).as("cut to %d bytes", length).isBetween(before, PACKETS);
      before = read.packets.size();
    }
    assertThat(before).isEqualTo(PACKETS);
  }

  @ParameterizedTest
  @MethodSource("captures")
  void keepsThePacketsBeforeADamagedByteAtEveryPlace(Sample sample) {
    for (int place = 0; place < sample.bytes().length; place++) {
      int before = Captures.of(Arrays.copyOf(sample.bytes(), place)).packets.size();
      for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
        byte[] damaged = sample.bytes().clone();
        damaged[place] = (byte) value;
        List<Captures.Read> packets = Captures.of(damaged).packets;
        assertThat(packets).as("byte %d set to %d", place, value).hasSizeGreaterThanOrEqualTo(before);
        assertThat(packets.subList(0, before)).allMatch(HostileCaptureTest::intact);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("captures")
  void survivesFlippedBits(Sample sample) {
    Random random = new Random(42);
    for (int round = 0; round < 3_000; round++) {
      byte[] damaged = sample.bytes().clone();
      int flips = 1 + random.nextInt(8);
      for (int i = 0; i < flips; i++) damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(Captures.of(damaged).packets.size()).isLessThan(1_000);
    }
  }

  @ParameterizedTest
  @MethodSource("captures")
  void survivesRandomBytesBehindItsBeginning(Sample sample) {
    Random random = new Random(43);
    for (int kept : List.of(4, 8, 24, 28, 48, 60)) {
      for (int round = 0; round < 20; round++) {
        byte[] noise = new byte[20_000];
        random.nextBytes(noise);
        System.arraycopy(sample.bytes(), 0, noise, 0, Math.min(kept, sample.bytes().length));
        assertThat(Captures.of(noise).damage).isNotEmpty();
      }
    }
  }
}
