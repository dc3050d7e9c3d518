package io.wirestash.input.pcapfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.wirestash.testkit.CaptureWriter;
import io.wirestash.testkit.PcapWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** Captures packed with gzip and zstd, whole and damaged. */
class PackedCaptureTest {
  private static final int PACKETS = 3_000;
  private static final byte[] CAPTURE = capture();

  private static byte[] capture() {
    Random random = new Random(5);
    PcapWriter writer = CaptureWriter.pcap();
    for (int i = 0; i < PACKETS; i++) {
      byte[] data = new byte[100];
      random.nextBytes(data);
      writer.packet(1_000_000_000L * i, data);
    }
    return writer.bytes();
  }

  private static byte[] gzip(byte[] bytes) {
    return gzipMember(bytes, 0, new byte[0]);
  }

  /** A member with optional header fields. */
  private static byte[] gzipMember(byte[] bytes, int flags, byte[] fields) {
    Deflater deflater = new Deflater(6, true);
    deflater.setInput(bytes);
    deflater.finish();
    byte[] packed = new byte[bytes.length + 1_000];
    int length = deflater.deflate(packed);
    deflater.end();
    CRC32 crc = new CRC32();
    crc.update(bytes);
    byte[] header = {0x1f, (byte) 0x8b, 8, (byte) flags, 0, 0, 0, 0, 0, 3};
    return join(header, fields, Arrays.copyOf(packed, length), u32((int) crc.getValue()), u32(bytes.length));
  }

  private static byte[] u32(int value) {
    return new byte[] {(byte) value, (byte) (value >>> 8), (byte) (value >>> 16), (byte) (value >>> 24)};
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) out.writeBytes(part);
    return out.toByteArray();
  }

  private static void assertWhole(Captures read) {
    assertThat(read.damage).isEmpty();
    assertThat(read.packets).hasSize(PACKETS);
  }

  @Test
  void unpacksGzipOfSeveralMembersCutAnywhereAndPadded() {
    byte[] head = Arrays.copyOf(CAPTURE, 777);
    byte[] tail = Arrays.copyOfRange(CAPTURE, 777, CAPTURE.length);
    assertWhole(Captures.of(gzip(CAPTURE)));
    assertWhole(Captures.of(join(gzip(new byte[0]), gzip(head), gzip(new byte[0]), gzip(tail), new byte[511])));
  }

  @Test
  void unpacksGzipFromAPipeThatDeliversByteByByte() {
    byte[] tail = Arrays.copyOfRange(CAPTURE, 777, CAPTURE.length);
    InputStream drops = new ByteArrayInputStream(join(gzip(Arrays.copyOf(CAPTURE, 777)), gzip(tail))) {
      @Override
      public synchronized int read(byte[] bytes, int offset, int length) {
        return super.read(bytes, offset, Math.min(1, length));
      }

      @Override
      public synchronized int available() {
        return 0;
      }
    };
    assertWhole(Captures.of(drops));
  }

  @Test
  void passesOverOptionalHeaderFieldsOfGzip() {
    byte[] fields = join(new byte[] {3, 0, 9, 9, 9}, "name\0".getBytes(), "comment\0".getBytes(), new byte[2]);
    assertWhole(Captures.of(gzipMember(CAPTURE, 0x1e, fields)));
  }

  @Test
  void unpacksZstdOfEveryLevelAndOfSeveralFrames() {
    for (int level : new int[] {1, 3, 19}) assertWhole(Captures.of(Zstd.compress(CAPTURE, level)));
    byte[] head = Zstd.compress(Arrays.copyOf(CAPTURE, 777));
    byte[] tail = Zstd.compress(Arrays.copyOfRange(CAPTURE, 777, CAPTURE.length));
    assertWhole(Captures.of(join(head, tail)));
  }

  @Test
  void unpacksTwoLayersAndNoMore() {
    assertWhole(Captures.of(gzip(gzip(CAPTURE))));
    assertWhole(Captures.of(gzip(Zstd.compress(CAPTURE))));
    assertThat(Captures.of(gzip(gzip(gzip(CAPTURE)))).damage).singleElement().asString().contains("not a pcap");
  }

  @Test
  void keepsWhatCameBeforeTheEndOfAPackedCaptureThatIsCutShort() {
    byte[] gzip = gzip(CAPTURE);
    Captures read = Captures.of(Arrays.copyOf(gzip, gzip.length / 2));
    assertThat(read.packets).hasSizeBetween(PACKETS / 2 - 20, PACKETS / 2 + 20);
    assertThat(read.damage).singleElement().asString()
        .startsWith("test: cannot be read on at byte ")
        .contains(" of the uncompressed stream: the gzip data is cut short");
  }

  @Test
  void keepsAllButTheLastWindowOfAZstdCaptureThatIsCutShort() {
    PcapWriter writer = CaptureWriter.pcap();
    for (int i = 0; i < 12; i++) writer.raw(Arrays.copyOfRange(CAPTURE, 24, CAPTURE.length));
    byte[] capture = writer.bytes();
    byte[] zstd = Zstd.compress(capture, 1); // its window is 512 KiB
    Captures read = Captures.of(Arrays.copyOf(zstd, zstd.length - 8));
    assertThat(read.packets).hasSizeBetween((capture.length - (1 << 20)) / 116, 12 * PACKETS);
    assertThat(read.damage).singleElement().asString().contains("cannot be read on").contains("zstd");
  }

  @Test
  void keepsWhatCameBeforeDamagedGzipData() {
    byte[] gzip = gzip(CAPTURE);
    Arrays.fill(gzip, gzip.length / 2, gzip.length / 2 + 64, (byte) 0xff);
    Captures read = Captures.of(gzip);
    assertThat(read.packets).hasSizeGreaterThan(PACKETS / 3);
    assertThat(read.damage).isNotEmpty();
  }

  @Test
  void reportsAWrongChecksum() {
    byte[] gzip = gzip(CAPTURE);
    gzip[gzip.length - 5] ^= 1;
    Captures read = Captures.of(gzip);
    assertThat(read.packets).hasSize(PACKETS);
    assertThat(read.damage).singleElement().asString().contains("gzip checksum is wrong");
  }

  @Test
  void reportsOtherBytesBehindGzip() {
    Captures read = Captures.of(join(gzip(CAPTURE), "tail".getBytes()));
    assertThat(read.packets).hasSize(PACKETS);
    assertThat(read.damage).singleElement().asString().contains("other bytes follow");
  }

  @Test
  void unpacksZstdWindowsOfEightMebibytesAndNoMore() {
    assertThat(Captures.of(join(zstdHeader(0, 13 << 3), lastBlock(CaptureWriter.pcap().bytes()))).damage).isEmpty();
    assertThat(Captures.of(join(zstdHeader(0, 13 << 3 | 1), lastBlock(CaptureWriter.pcap().bytes()))).damage)
        .singleElement().asString().contains("a window of more than 8 MiB");
  }

  @Test
  void refusesASingleSegmentOfMoreThanTheWindow() {
    int fourBytesOfSize = 0xa0;
    byte[] capture = CaptureWriter.pcap().bytes();
    byte[] allowed = zstdHeader(fourBytesOfSize, u32(8 << 20));
    assertThat(Captures.of(join(allowed, lastBlock(capture))).damage).isEmpty();
    byte[] bomb = zstdHeader(fourBytesOfSize, u32(Integer.MAX_VALUE));
    Captures before = Captures.of(join(Zstd.compress(CAPTURE), bomb, lastBlock(capture)));
    assertThat(before.packets).hasSizeBetween(PACKETS - 40, PACKETS); // the library loses up to 4 KiB
    assertThat(before.damage).singleElement().asString().contains("a window of more than 8 MiB");
    assertThat(Captures.of(join(bomb, lastBlock(capture))).damage)
        .singleElement().asString().contains("a window of more than 8 MiB");
  }

  private static byte[] zstdHeader(int descriptor, int window) {
    return zstdHeader(descriptor, new byte[] {(byte) window});
  }

  private static byte[] zstdHeader(int descriptor, byte[] fields) {
    return join(u32(ZstdStream.MAGIC), new byte[] {(byte) descriptor}, fields);
  }

  /** An unpacked block of at most 128 KiB that ends its frame. */
  private static byte[] lastBlock(byte[] content) {
    int size = Math.min(content.length, 128 << 10);
    return join(Arrays.copyOf(u32(size << 3 | 1), 3), Arrays.copyOf(content, size));
  }

  @Test
  void givesUpABombOfZerosAfterTheSearch() {
    byte[] megabyte = new byte[1 << 20];
    byte[] member = gzip(megabyte);
    byte[] capture = CaptureWriter.pcap().packet(0, new byte[10]).bytes();
    byte[][] parts = new byte[65][];
    Arrays.fill(parts, member);
    parts[0] = gzip(capture);
    Captures read = Captures.of(join(parts));
    assertThat(read.packets).hasSize(1);
    assertThat(read.damage).singleElement().asString().contains("no intact record follows");
  }
}
