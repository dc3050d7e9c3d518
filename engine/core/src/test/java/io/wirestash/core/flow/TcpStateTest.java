package io.wirestash.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.packet.Packet;
import io.wirestash.core.packet.PacketMaker;
import io.wirestash.api.stream.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States and histories of connections, as short lists of segments. */
class TcpStateTest {
  private static final String CLIENT = "10.0.0.1:4000";
  private static final String SERVER = "10.0.0.2:80";
  private static final String LETTERS = "FSRPA";
  private static final int RESET = 4;
  private static final int PUSH_ACK = 24;

  private final PacketMaker packets = new PacketMaker();
  private final Traffic traffic = new Traffic();
  private int clientNext = 100;
  private int serverNext = 500;

  /** Segments such as {@code >S <SA >A >A10}: the direction, the flags, and bytes of payload in sequence. */
  private TrackedFlow connection(String segments) {
    TrackedFlow flow = null;
    for (String segment : segments.split(" ")) flow = send(segment);
    return flow;
  }

  private TrackedFlow send(String segment) {
    String letters = segment.replaceAll("[^A-Z]", "");
    String digits = segment.replaceAll("\\D", "");
    int payload = digits.isEmpty() ? 0 : Integer.parseInt(digits);
    int flags = 0;
    for (char letter : letters.toCharArray()) flags |= 1 << LETTERS.indexOf(letter);
    int length = payload + (letters.contains("S") ? 1 : 0) + (letters.contains("F") ? 1 : 0);
    if (segment.startsWith(">")) {
      clientNext += length;
      return traffic.send(packets.tcp(CLIENT, SERVER, flags, clientNext - length, payload));
    }
    serverNext += length;
    return traffic.send(packets.tcp(SERVER, CLIENT, flags, serverNext - length, payload));
  }

  @ParameterizedTest
  @CsvSource({
    "S0,     >S",
    "S0,     >S >S",
    "S1,     >S <SA >A",
    "S1,     >S <SA >A >PA10 <A <PA20 >A",
    "SF,     >S <SA >A >PA10 <PA20 >FA <FA >A",
    "SF,     >S <SA >A <FA >FA <A",
    "REJ,    >S <RA",
    "S2,     >S <SA >A >FA <A",
    "S3,     >S <SA >A <FA >A",
    "RSTO,   >S <SA >A >PA10 >RA",
    "RSTR,   >S <SA >A >PA10 <RA",
    "RSTOS0, >S >R",
    "RSTRH,  <SA <R",
    "SH,     >S >F",
    "SHR,    <SA <F",
    "OTH,    >PA10 <A",
    "OTH,    <PA10"
  })
  void endsInTheStateThatZeekWouldGiveIt(String state, String segments) {
    assertThat(connection(segments).state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "ShA,       >S <SA >A",
    "ShADadFf,  >S <SA >A >PA10 <A <PA20 >FA <FA >A",
    "S,         >S >S",
    "Sr,        >S <RA",
    "ShADR,     >S <SA >A >PA10 >RA",
    "^hR,       <SA >R",
    "ISR,       >SR",
    "QSF,       >SF"
  })
  void tellsByLettersWhatHappenedFirstWhen(String history, String segments) {
    assertThat(connection(segments).history()).isEqualTo(history);
  }

  @ParameterizedTest
  @CsvSource({"ShADT, 2", "ShADG, 32", "ShAD, 1"})
  void marksWhatTheReassemblerSaysOfASegment(String history, int verdict) {
    connection(">S <SA >A >PA10");
    TrackedFlow flow = traffic.send(packets.tcp(CLIENT, SERVER, PUSH_ACK, clientNext, 10), verdict);
    assertThat(flow.history()).isEqualTo(history);
  }

  @Test
  void takesNoNoticeOfAnIgnoredReset() {
    connection(">S <SA >A >PA10");
    TrackedFlow flow = traffic.send(packets.tcp(SERVER, CLIENT, RESET, serverNext, 0), Connection.IGNORED);
    assertThat(flow.state()).isEqualTo("S1");
    assertThat(flow.history()).isEqualTo("ShAD");
  }

  @Test
  void knowsThatSequenceNumbersWrap() {
    clientNext = -6;
    assertThat(connection(">S <SA >A >PA10 >PA10").history()).isEqualTo("ShAD");
  }

  @Test
  void marksAClosedWindowAndABadChecksum() {
    connection(">S <SA >A");
    packets.window(0);
    assertThat(send("<A").history()).isEqualTo("ShAaw");
    packets.window(1000).flags(Packet.TRANSPORT_CHECKSUM_BAD);
    assertThat(send(">A").history()).isEqualTo("ShAawC");
  }
}
