package io.wirestash.input.pcapfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wirestash.input.pcapfile.filter.CaptureFilter;
import io.wirestash.testkit.CaptureWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All packets of many captures, put together by link type, against each expression of {@code expressions.txt}: this
 * filter and tcpdump must choose the same ones. What tcpdump refuses for a link type is not compared.
 */
class TcpdumpComparisonTest {
  private static final List<Path> FOLDERS = List.of(Path.of("../../samples"), Path.of("../../../shared/corpus/dev"));

  /** Link types whose headers the filter knows, but for 0: tcpdump reads it in the host's byte order only. */
  private static final List<Integer> KNOWN =
      List.of(1, 6, 9, 10, 12, 50, 51, 100, 101, 104, 105, 108, 113, 127, 228, 229, 276);

  /** Longest packet that tcpdump reads without complaint. */
  private static final int PLAUSIBLE = 1 << 18;

  /** Packets of one capture. */
  private static final int ENOUGH = 50;

  @TempDir Path folder;

  private final Map<Integer, List<Captures.Read>> packets = new TreeMap<>();
  private final Map<String, String> different = new TreeMap<>();
  private int compared;

  @Test
  void choosesTheSamePacketsAsTcpdump() throws Exception {
    assumeTrue(installed(), "tcpdump is not here");
    for (Path each : FOLDERS) if (Files.isDirectory(each)) collect(each);
    for (int linkType : packets.keySet()) {
      if (KNOWN.contains(linkType)) compare(linkType);
    }
    System.out.println(compared + " pairs of link type and expression compared with tcpdump");
    different.forEach((pair, difference) -> System.out.println(pair + ": " + difference));
    assertThat(different).isEmpty();
    assertThat(compared).isPositive();
  }

  private static boolean installed() throws InterruptedException {
    try {
      return new ProcessBuilder("tcpdump", "--version").redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private void collect(Path from) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(each -> each.toString().contains(".pcap")).sorted().toList()) {
        try {
          Captures.of(file).packets.stream().limit(ENOUGH).forEach(this::add);
        } catch (IOException e) {
          // some captures of the corpus are not readable, on purpose
        }
      }
    }
  }

  private void add(Captures.Read packet) {
    packets.computeIfAbsent(packet.origin().linkType(), type -> new ArrayList<>()).add(packet);
  }

  private void compare(int linkType) throws Exception {
    List<Captures.Read> chosen = packets.get(linkType);
    var writer = CaptureWriter.pcap().linkType(linkType);
    for (int i = 0; i < chosen.size(); i++) {
      Captures.Read packet = chosen.get(i);
      writer.packet(i * 1_000_000_000L, packet.bytes(), Math.min(packet.original(), PLAUSIBLE));
    }
    Path file = writer.save(folder.resolve("link-" + linkType + ".pcap"));
    for (String expression : expressions()) {
      List<Long> theirs = tcpdump(file, expression);
      if (theirs == null) continue;
      List<Long> ours = filtered(chosen, expression, linkType);
      compared++;
      if (ours.equals(theirs)) continue;
      different.put("link type " + linkType + ", " + expression, difference(ours, theirs));
    }
  }

  private static String difference(List<Long> ours, List<Long> theirs) {
    List<Long> more = new ArrayList<>(ours);
    more.removeAll(theirs);
    List<Long> missing = new ArrayList<>(theirs);
    missing.removeAll(ours);
    return "ours alone " + some(more) + ", tcpdump's alone " + some(missing);
  }

  private static String some(List<Long> numbers) {
    return numbers.size() + " " + numbers.subList(0, Math.min(5, numbers.size()));
  }

  private static List<String> expressions() throws IOException {
    try (var lines = TcpdumpComparisonTest.class.getResourceAsStream("expressions.txt")) {
      return new String(lines.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    }
  }

  private static List<Long> filtered(List<Captures.Read> packets, String expression, int linkType) throws Exception {
    CaptureFilter filter = CaptureFilter.of(expression);
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < packets.size(); i++) {
      byte[] bytes = packets.get(i).bytes();
      int original = Math.min(packets.get(i).original(), PLAUSIBLE);
      if (filter.matches(bytes, 0, bytes.length, original, linkType)) numbers.add((long) i);
    }
    return numbers;
  }

  /** Indexes of the packets that match, which are their times; null if tcpdump refuses the expression here. */
  private static List<Long> tcpdump(Path file, String expression) throws Exception {
    Path errors = Files.createTempFile(file.getParent(), "tcpdump", ".err");
    Process process = new ProcessBuilder("tcpdump", "-r", file.toString(), "-w", "-", "--", expression)
        .redirectError(errors.toFile())
        .start();
    byte[] capture = process.getInputStream().readAllBytes();
    process.waitFor();
    String said = Files.readString(errors);
    Files.delete(errors);
    assertThat(said).as(expression).doesNotContain("syntax error");
    if (said.contains("rejects all packets")) return List.of();
    if (capture.length == 0) return null;
    List<Long> times = Captures.of(new ByteArrayInputStream(capture)).times();
    return times.stream().map(nanos -> nanos / 1_000_000_000L).toList();
  }
}
