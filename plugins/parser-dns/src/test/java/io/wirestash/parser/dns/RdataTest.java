package io.wirestash.parser.dns;

import static io.wirestash.parser.dns.MessageBytes.hex;
import static io.wirestash.parser.dns.MessageBytes.response;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RdataTest {
  /** One line of {@code rdata.txt}. */
  record Sample(String type, byte[] bytes, String text) {
    static Sample of(String line) {
      String[] columns = line.split(" \\| ", 3);
      return new Sample(columns[0], hex(columns[1].replace("-", "")), columns[2].equals("-") ? "" : columns[2]);
    }

    int number() {
      if (type.startsWith("TYPE")) return Integer.parseInt(type.substring(4));
      for (int i = 0; i < 65_536; i++) if (RrType.mnemonic(i).equals(type)) return i;
      throw new IllegalArgumentException(type);
    }

    @Override
    public String toString() {
      return type + " " + text;
    }
  }

  static List<Sample> samples() throws IOException {
    try (InputStream table = RdataTest.class.getResourceAsStream("rdata.txt")) {
      String text = new String(table.readAllBytes(), StandardCharsets.US_ASCII);
      return text.lines().filter(line -> !line.startsWith("#")).map(Sample::of).toList();
    }
  }

  private static DnsMessage answer(int type, byte[] rdata) {
    return Messages.read(response(1, "x.test.", type).answer("x.test.", type, rdata));
  }

  private static String text(DnsMessage message) {
    return message.answers().get(0).rdata().toString();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isShownAsInZoneFiles(Sample sample) {
    DnsMessage message = answer(sample.number(), sample.bytes());
    assertThat(text(message)).isEqualTo(sample.text());
    assertThat(message.anomalies()).isEmpty();
  }

  @Test
  void hasASampleForEveryTypeWithAForm() throws IOException {
    List<Integer> shown = samples().stream().map(Sample::number).toList();
    Stream<Integer> formed = Stream.iterate(0, i -> i < 65_536, i -> i + 1).filter(RdataTest::hasForm);
    assertThat(formed).isNotEmpty().allMatch(shown::contains);
  }

  @ParameterizedTest
  @CsvSource({"1024, false", "1032, true"})
  void bitmapsHaveUpTo1024Types(int types, boolean broken) {
    StringBuilder nsec = new StringBuilder("00");
    for (int left = types, window = 0; left > 0; left -= 256, window++) {
      int bytes = Math.min(left, 256) / 8;
      nsec.append("%02x%02x".formatted(window, bytes)).append("ff".repeat(bytes));
    }
    assertThat(answer(47, hex(nsec.toString())).anomalies().contains(DnsAnomaly.BAD_RDATA)).isEqualTo(broken);
  }

  @ParameterizedTest
  @CsvSource({"64, false", "65, true"})
  void hostIdentitiesHaveUpTo64Servers(int servers, boolean broken) {
    byte[] rdata = hex("01020001 aa bb" + "c00c".repeat(servers));
    assertThat(answer(55, rdata).anomalies().contains(DnsAnomaly.BAD_RDATA)).isEqualTo(broken);
  }

  private static boolean hasForm(int number) {
    RrType type = RrType.of(number);
    return type != null && !type.fields().isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isShownAsBytesOrShorterWhenCutAnywhere(Sample sample) {
    for (int length = 0; length < sample.bytes().length; length++) {
      byte[] cut = Arrays.copyOf(sample.bytes(), length);
      DnsMessage message = answer(sample.number(), cut);
      boolean broken = message.anomalies().equals(List.of(DnsAnomaly.BAD_RDATA));
      assertThat(broken || message.anomalies().isEmpty()).isTrue();
      if (broken) assertThat(text(message)).startsWith("\\# " + length);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "A, 1, c00002", "A, 1, c000020100", "AAAA, 28, 20010db8", "NS, 2, 0161", "MX, 15, 000a", "MX, 15, 000a0000",
    "TXT, 16, 0561", "TXT, 16, ''", "SOA, 6, 0000", "HINFO, 13, 0161", "LOC, 29, 01161616800000008000000000989680",
    "LOC, 29, 00a21616800000008000000000989680", "LOC, 29, 00121616ffffffff8000000000989680", "APL, 42, 0003080101",
    "APL, 42, 0001210401020304", "DS, 43, 00010102", "NSEC window, 47, 00 0000", "NSEC order, 47, 00 010140 000140",
    "NSEC length, 47, 00 0021000000000000000000000000000000000000000000000000000000000000000040",
    "IPSECKEY, 45, 010402",
    "HIP, 55, 00020001", "SVCB order, 64, 0001000004000401020304 0003000200350000", "SVCB port, 64, 000100000300010035"
  })
  void isShownAsBytesWhenItBreaksItsFormat(String what, int type, String bytes) {
    byte[] rdata = hex(bytes);
    DnsMessage message = answer(type, rdata);
    assertThat(message.anomalies()).as(what).containsExactly(DnsAnomaly.BAD_RDATA);
    assertThat(text(message)).startsWith("\\# " + rdata.length);
  }
}
