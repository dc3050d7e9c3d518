package io.wirestash.input.pcapfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wirestash.api.packet.PacketBatch;
import io.wirestash.testkit.CaptureWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PcapFileInputTest {
  @TempDir Path folder;

  private Path capture(String name, long... seconds) {
    var writer = CaptureWriter.pcap();
    for (long second : seconds) writer.packet(second * 1_000_000_000L, new byte[] {(byte) second});
    return writer.save(folder.resolve(name));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.ISO_8859_1);
  }

  private static List<String> names(Captures captures) {
    return captures.packets.stream()
        .map(packet -> Path.of(packet.capture()).getFileName().toString())
        .distinct()
        .toList();
  }

  @Test
  void ordersFilesByTheirFirstPacketAndThenByName() throws IOException {
    capture("c.pcap", 5);
    capture("b.pcap", 9);
    capture("a.pcap", 9, 1);
    capture("empty.pcap");
    Captures read = Captures.of(folder);
    assertThat(names(read)).containsExactly("c.pcap", "a.pcap", "b.pcap");
    assertThat(read.firstBytes()).containsExactly(5, 9, 1, 9);
    assertThat(read.packets).extracting(Captures.Read::number).containsExactly(1L, 1L, 2L, 1L);
    assertThat(read.damage).isEmpty();
  }

  @Test
  void neverPutsTwoCapturesIntoABatch() throws IOException {
    capture("a.pcap", 1);
    capture("b.pcap", 2);
    assertThat(Captures.of(folder).batches).isEqualTo(2);
  }

  @Test
  void namesACaptureAsTheUserDid() throws IOException {
    Path file = capture("a.pcap", 1);
    assertThat(Captures.of(file).packets).extracting(Captures.Read::capture).containsExactly(file.toString());
  }

  @Test
  void matchesPatternsInFileAndFolderNames() throws IOException {
    Files.createDirectory(folder.resolve("day1"));
    Files.createDirectory(folder.resolve("day2"));
    capture("day1/x1.pcap", 1);
    capture("day1/x2.pcap", 2);
    capture("day2/x1.pcap", 3);
    capture("day2/.hidden1.pcap", 4);
    capture("day2/y{1}.pcap", 5);
    assertThat(Captures.of(folder.resolve("day1/x?.pcap")).firstBytes()).containsExactly(1, 2);
    assertThat(Captures.of(folder.resolve("day?/x1*")).firstBytes()).containsExactly(1, 3);
    assertThat(Captures.of(folder.resolve("d*/x[2-9].*")).firstBytes()).containsExactly(2);
    assertThat(Captures.of(folder.resolve("day2/*1*")).firstBytes()).containsExactly(3, 5);
    assertThat(Captures.of(folder.resolve("day2/y{1}*")).firstBytes()).containsExactly(5);
  }

  @Test
  void takesAnExistingFileByItsNameWhateverCharactersItHas() throws IOException {
    capture("a[1]*.pcap", 1);
    capture("a1.pcap", 2);
    assertThat(Captures.of(folder.resolve("a[1]*.pcap")).firstBytes()).containsExactly(1);
  }

  @Test
  void readsAFileOnceThatIsNamedTwice() throws IOException {
    Path file = capture("a.pcap", 1);
    assertThat(Captures.of(file, folder, file).firstBytes()).containsExactly(1);
  }

  @Test
  void takesOfAFolderWhatLooksLikeACapture() throws IOException {
    capture("renamed.dat", 1);
    file("README.md", "# Captures");
    file("broken.pcap", "nothing");
    Files.createDirectory(folder.resolve("deeper"));
    capture("deeper/b.pcap", 2);
    Captures read = Captures.of(folder);
    assertThat(names(read)).containsExactly("renamed.dat");
    assertThat(read.damage).singleElement().asString().contains("broken.pcap");
  }

  @Test
  void saysWhatCannotBeReadIfNothingElseCan() throws IOException {
    assertThatThrownBy(() -> Captures.of(folder.resolve("none.pcap"))).isInstanceOf(IOException.class)
        .hasMessage(folder.resolve("none.pcap") + ": no such file");
    assertThatThrownBy(() -> Captures.of(folder.resolve("*.none"))).hasMessage(folder + "/*.none: no file matches");
    assertThatThrownBy(() -> Captures.of(folder)).hasMessage(folder + ": no captures in this directory");
    assertThatThrownBy(() -> Captures.of(folder.resolve("[x"))).isInstanceOf(IOException.class)
        .hasMessageContaining("[x: not a valid pattern");
    Path empty = file("empty", "");
    assertThatThrownBy(() -> Captures.of(empty)).hasMessage(empty + ": not a pcap or pcapng capture: it is empty");
  }

  @Test
  void goesOnIfOtherFilesCanBeRead() throws IOException {
    Path good = capture("good.pcap", 1);
    Captures read = Captures.of(folder.resolve("none.pcap"), file("empty", ""), good);
    assertThat(read.firstBytes()).containsExactly(1);
    assertThat(read.damage).hasSize(2);
    assertThat(read.damage.get(0)).contains("none.pcap: no such file");
    assertThat(read.damage.get(1)).contains("empty: not a pcap or pcapng capture");
  }

  @Test
  void saysWhatAFileIsThatIsNoCapture() throws IOException {
    assertThat(refused("snoop\0\0\0\0\0\0\2")).contains("it looks like a snoop capture");
    assertThat(refused("\u00fd7zXZ\0\0")).contains("it looks like xz data");
    assertThat(refused("BZh91AY")).contains("it looks like bzip2 data");
    assertThat(refused("\4\"M\u0018....")).contains("it looks like lz4 data");
    assertThat(refused("<!doctype html>")).contains("it looks like HTML text");
    assertThat(refused("{\"a\":1}")).contains("it looks like JSON text");
    assertThat(refused("hello")).contains("it begins with the text \"hello\"");
    assertThat(refused("\1\2\3")).contains("it begins with the bytes 01 02 03");
    assertThat(refused("\33[2J\7")).contains("it begins with the bytes 1b 5b 32 4a 07");
  }

  private String refused(String text) throws IOException {
    Path file = file("file", text);
    try {
      Captures.of(file);
      return "nothing";
    } catch (IOException e) {
      assertThat(e.getMessage()).startsWith(file + ": not a pcap or pcapng capture: ");
      return e.getMessage();
    }
  }

  @Test
  void saysWhatIsInsideAPackedFileThatIsNoCapture() throws IOException {
    Path file = folder.resolve("a.json.gz");
    try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("{\"a\": [1, 2, 3]}".getBytes(StandardCharsets.US_ASCII));
    }
    assertThatThrownBy(() -> Captures.of(file)).hasMessageContaining("it looks like JSON text (unpacked from gzip)");
  }

  @Test
  void knowsHowFarItHasRead() throws IOException {
    Path first = capture("a.pcap", 1);
    Path second = folder.resolve("b.pcap.gz");
    Files.write(second, CaptureWriter.pcap().packet(2_000_000_000L, new byte[1]).gzip());
    PacketBatch batch = new PacketBatch();
    try (PcapFileInput input = new PcapFileInput(List.of(first, second), null, new Captures())) {
      input.open();
      assertThat(input.size()).isEqualTo(Files.size(first) + Files.size(second));
      assertThat(input.read(batch)).isTrue();
      assertThat(input.position()).isEqualTo(Files.size(first));
      assertThat(input.read(batch)).isTrue();
      assertThat(input.read(batch)).isFalse();
      assertThat(batch.count()).isZero();
      assertThat(input.position()).isEqualTo(input.size());
    }
  }

  @Test
  void canBeClosedTwiceAndUnread() throws IOException {
    PcapFileInput input = new PcapFileInput(List.of(capture("a.pcap", 1)), null, new Captures());
    input.open();
    input.close();
    input.close();
    assertThat(input.read(new PacketBatch())).isFalse();
  }

  @Test
  void readsNothingMoreOnceStopped() throws IOException {
    Captures context = new Captures();
    try (PcapFileInput input = new PcapFileInput(List.of(capture("a.pcap", 1), capture("b.pcap", 2)), null, context)) {
      input.open();
      assertThat(input.read(new PacketBatch())).isTrue();
      input.stop();
      assertThat(input.read(new PacketBatch())).isFalse();
    }
    assertThat(context.damage).isEmpty();
  }

  @Test
  @Timeout(60)
  void deliversWhatAPausingPipeHasSentAndStopsWhileItWaits() throws Exception {
    Path pipe = pipe();
    Captures context = new Captures();
    try (RandomAccessFile writer = new RandomAccessFile(pipe.toFile(), "rw");
        PcapFileInput input = new PcapFileInput(List.of(pipe), null, context)) {
      byte[] capture = CaptureWriter.pcap().packet(0, new byte[] {1}).packet(0, new byte[] {2}).bytes();
      writer.write(capture, 0, capture.length - 5);
      input.open();
      PacketBatch batch = new PacketBatch();
      assertThat(input.size()).isEqualTo(-1);
      assertThat(input.read(batch)).isTrue(); // the second packet has not come yet
      assertThat(batch.count()).isEqualTo(1);
      writer.write(capture, capture.length - 5, 5);
      assertThat(input.read(batch)).isTrue();
      assertThat(batch.number(0)).isEqualTo(2);

      Thread stopper = stopSoon(input);
      assertThat(input.read(batch)).isFalse();
      stopper.join();
    }
    assertThat(context.damage).isEmpty();
  }

  @Test
  @Timeout(60)
  void stopsWhileItWaitsForTheFirstByteOfAPipe() throws Exception {
    Path pipe = pipe();
    try (RandomAccessFile writer = new RandomAccessFile(pipe.toFile(), "rw");
        PcapFileInput input = new PcapFileInput(List.of(pipe), null, new Captures())) {
      Thread stopper = stopSoon(input);
      input.open();
      assertThat(input.read(new PacketBatch())).isFalse();
      stopper.join();
    }
  }

  private static Thread stopSoon(PcapFileInput input) {
    Thread stopper = new Thread(() -> {
      try {
        TimeUnit.MILLISECONDS.sleep(200); // so that the reader most likely waits; right either way
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      input.stop();
    });
    stopper.start();
    return stopper;
  }

  private Path pipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    try {
      assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no named pipes here");
    } catch (IOException e) {
      assumeTrue(false, "no mkfifo here");
    }
    return pipe;
  }
}
