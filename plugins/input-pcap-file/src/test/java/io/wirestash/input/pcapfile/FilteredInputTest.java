package io.wirestash.input.pcapfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirestash.api.OptionsException;
import io.wirestash.api.packet.PacketBatch;
import io.wirestash.input.pcapfile.filter.CaptureFilter;
import io.wirestash.testkit.CaptureWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilteredInputTest {
  @TempDir Path folder;

  /** A capture whose packets have the given length. */
  private Path capture(String name, int... lengths) {
    var writer = CaptureWriter.pcap();
    long time = 0;
    for (int length : lengths) writer.packet(time++ * 1_000_000_000L, new byte[length]);
    return writer.save(folder.resolve(name));
  }

  private PcapFileInput input(String filter, Path... paths) throws Exception {
    PcapFileInput input = new PcapFileInput(List.of(paths), CaptureFilter.of(filter), new Captures());
    input.open();
    return input;
  }

  private static Captures rest(PcapFileInput input) throws Exception {
    Captures captures = new Captures();
    PacketBatch batch = new PacketBatch();
    while (input.read(batch)) captures.keep(batch);
    return captures;
  }

  @Test
  void leavesOutWhatDoesNotMatchAndCountsIt() throws Exception {
    PcapFileInput input = input("len > 20", capture("a.pcap", 30, 10, 10, 40, 10));
    assertThat(rest(input).packets).extracting(packet -> packet.bytes().length).containsExactly(30, 40);
    assertThat(input.filtered()).isEqualTo(3);
  }

  @Test
  void packetsKeepTheNumbersThatTheyHaveInTheirCapture() throws Exception {
    PcapFileInput input = input("len > 20", capture("a.pcap", 10, 30, 10, 10, 40), capture("b.pcap", 10, 50));
    assertThat(rest(input).packets).extracting(Captures.Read::number).containsExactly(2L, 5L, 2L);
  }

  @Test
  void numbersGoOnInTheNextBatch() throws Exception {
    int[] lengths = new int[3 * PacketBatch.MAX_PACKETS];
    for (int i = 0; i < lengths.length; i++) lengths[i] = i % 2 == 0 ? 10 : 30;
    Captures captures = rest(input("greater 20", capture("a.pcap", lengths)));
    assertThat(captures.batches).isGreaterThan(1);
    assertThat(captures.packets).hasSize(lengths.length / 2);
    for (int i = 0; i < captures.packets.size(); i++) {
      assertThat(captures.packets.get(i).number()).isEqualTo(2 * i + 2);
    }
  }

  @Test
  void aCaptureWithoutAMatchDeliversNothing() throws Exception {
    PcapFileInput input = input("len > 100", capture("a.pcap", 10, 20));
    assertThat(input.read(new PacketBatch())).isFalse();
    assertThat(input.filtered()).isEqualTo(2);
  }

  @Test
  void filesAreOrderedByTheirFirstPacketEvenIfItIsLeftOut() throws Exception {
    Path late = CaptureWriter.pcap().packet(5_000_000_000L, new byte[30]).save(folder.resolve("a.pcap"));
    Path early = capture("b.pcap", 10, 40);
    assertThat(rest(input("len > 20", late, early)).packets).extracting(packet -> packet.bytes().length)
        .containsExactly(40, 30);
  }

  @Test
  void eachInterfaceOfACaptureIsFilteredByItsLinkType() throws Exception {
    byte[] ip = {0x45, 0, 0, 20, 0, 0, 0, 0, 64, 6, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2};
    Path file = CaptureWriter.pcapng().networkInterface(1).networkInterface(101)
        .packet(0, 0, ip).packet(1, 0, ip).packet(0, 0, ip).packet(1, 0, ip).save(folder.resolve("a.pcapng"));
    assertThat(rest(input("host 10.0.0.1", file)).packets).extracting(Captures.Read::number).containsExactly(2L, 4L);
  }

  @Test
  void anInvalidFilterIsAnErrorOfThatOption() {
    PcapFileOptions options = new PcapFileOptions(List.of(Path.of("a.pcap")), "tcp prot 80");
    assertThatThrownBy(() -> new PcapFileFactory().create(options, new Captures()))
        .isInstanceOfSatisfying(OptionsException.class, e -> assertThat(e.option()).isEqualTo("filter"));
  }
}
