package io.wirestash.parser.dns;

import static io.wirestash.parser.dns.MessageBytes.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameReaderTest {
  private final NameReader names = new NameReader();

  /** The bytes after a header of twelve zeros, so that the first is at offset 12. */
  private static byte[] message(String hex) {
    byte[] body = hex(hex);
    byte[] message = new byte[12 + body.length];
    System.arraycopy(body, 0, message, 12, body.length);
    return message;
  }

  private String read(byte[] message, int at) {
    names.message(message, 0, message.length);
    return names.read(at, message.length).text();
  }

  private static String label(int length) {
    return "%02x".formatted(length) + "61".repeat(length);
  }

  @ParameterizedTest
  @CsvSource({
    "00, ., 13",
    "03777777 07 4578616d706c65 00, www.Example., 25",
    "01 2a 00, *., 15",
    "03 612e62 01 5c 00, a\\.b.\\\\., 19",
    "05 20097fffc3 00, \\032\\009\\127\\255\\195., 19",
    "07 222824293b402e 00, \\\"\\(\\$\\)\\;\\@\\.., 21",
  })
  void writesWhatIsNotPlainAsAnEscape(String wire, String text, int end) {
    assertThat(read(message(wire), 12)).isEqualTo(text);
    assertThat(names.fault()).isNull();
    assertThat(names.end()).isEqualTo(end);
  }

  @Nested
  class Compression {
    @Test
    void goesOnWhereAPointerAims() {
      byte[] message = message("01 61 01 62 00  01 63 c00e");
      assertThat(read(message, 17)).isEqualTo("c.b.");
      assertThat(names.end()).isEqualTo(21);
    }

    @Test
    void givesTheSameNameForAPointerToANameReadBefore() {
      byte[] message = message("01 61 00  c00c  01 62 c00c");
      String first = read(message, 12);
      assertThat(names.read(15, message.length).text()).isSameAs(first);
      assertThat(names.read(17, message.length).text()).isEqualTo("b.a.");
    }

    @Test
    void appendsNothingToARootThatWasReadBefore() {
      byte[] message = message("00  01 61 c00c");
      assertThat(read(message, 12)).isEqualTo(".");
      assertThat(names.read(13, message.length).text()).isEqualTo("a.");
    }

    @ParameterizedTest
    @CsvSource({"c00c, 12", "01 61 c00c, 12", "c00e 00 00, 12", "c0ff, 12", "00 01 61 c00d, 13"})
    void refusesPointersThatDoNotAimBack(String wire, int at) {
      read(message(wire), at);
      assertThat(names.fault()).isEqualTo(DnsAnomaly.NAME_LOOP);
    }

    @Test
    void refusesPointersIntoTheHeaderAndKeepsWhatStoodBefore() {
      assertThat(read(message("01 61 c00b"), 12)).isEqualTo("a.");
      assertThat(names.fault()).isEqualTo(DnsAnomaly.NAME_POINTER);
      assertThat(names.end()).isEqualTo(16);
    }

    @ParameterizedTest
    @CsvSource({"20, ", "21, NAME_CHAIN"})
    void followsTwentyPointersAndNotMore(int pointers, DnsAnomaly fault) {
      StringBuilder wire = new StringBuilder("00");
      for (int i = 0; i < pointers; i++) wire.append("%04x".formatted(0xc000 | (i == 0 ? 12 : 13 + 2 * (i - 1))));
      byte[] message = message(wire.toString());
      assertThat(read(message, message.length - 2)).isEqualTo(".");
      assertThat(names.fault()).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource({"20, ", "21, NAME_CHAIN"})
    void countsThePointersOfNamesReadBefore(int pointers, DnsAnomaly fault) {
      StringBuilder wire = new StringBuilder("0161 00");
      for (int i = 0; i < pointers; i++) wire.append("0161 %04x".formatted(0xc000 | (i == 0 ? 12 : 15 + 4 * (i - 1))));
      byte[] message = message(wire.toString());
      names.message(message, 0, message.length);
      names.read(12, message.length);
      for (int i = 0; i < pointers; i++) names.read(15 + 4 * i, message.length);
      assertThat(names.fault()).isEqualTo(fault);
    }
  }

  @Nested
  class Limits {
    private final String longest = label(63) + label(63) + label(63);

    @Test
    void takesNamesOf255Bytes() {
      String text = read(message(longest + label(61) + "00"), 12);
      assertThat(text).hasSize(254);
      assertThat(names.fault()).isNull();
    }

    @Test
    void cutsNamesOf256BytesAndFindsTheirEnd() {
      byte[] message = message(longest + label(62) + "00");
      assertThat(read(message, 12)).hasSize(192);
      assertThat(names.fault()).isEqualTo(DnsAnomaly.NAME_TOO_LONG);
      assertThat(names.end()).isEqualTo(message.length);
    }

    @ParameterizedTest
    @CsvSource({"61, ", "62, NAME_TOO_LONG"})
    void countsTheBytesBehindPointers(int last, DnsAnomaly fault) {
      byte[] message = message(longest + "00" + label(last) + "c00c");
      names.message(message, 0, message.length);
      names.read(12, message.length);
      names.read(12 + 193, message.length);
      assertThat(names.fault()).isEqualTo(fault);
    }

    @Test
    void hasRoomForNamesOfNothingButEscapes() {
      ByteArrayOutputStream wire = new ByteArrayOutputStream();
      wire.writeBytes(new byte[12]);
      for (int size : new int[] {63, 63, 63, 61}) {
        wire.write(size);
        wire.writeBytes(new byte[size]);
      }
      wire.write(0);
      assertThat(read(wire.toByteArray(), 12)).hasSize(4 * 250 + 4);
      assertThat(names.fault()).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "40 00, LABEL_TYPE", "81 00, LABEL_TYPE", "03 6161, NAME_CUT", "01 61, NAME_CUT", "c0, NAME_CUT", "'', NAME_CUT"
  })
  void cannotTellTheEndOfNamesWithCutOrUnknownLabels(String wire, DnsAnomaly fault) {
    read(message(wire), 12);
    assertThat(names.fault()).isEqualTo(fault);
    assertThat(names.end()).isEqualTo(-1);
  }

  @Test
  void staysWithinTheBoundOfTheRecord() {
    byte[] message = message("03 616161 00");
    names.message(message, 0, message.length);
    names.read(12, 15);
    assertThat(names.fault()).isEqualTo(DnsAnomaly.NAME_CUT);
  }
}
