package io.wirestash.reassembler.tcp;

import static io.wirestash.reassembler.tcp.Sent.client;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.ByteSize;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Urgent data: the byte in front of the pointer is not part of the stream that sockets read (E16, RFC 6093). */
class UrgentTest {
  private final Conversation talk = new Conversation().handshake();

  @Test
  void e16_theUrgentByteIsTakenOut() {
    talk.send(client("abXcd").urgent(3), client("ef"));
    assertThat(talk.client()).isEqualTo("abcdef");
    assertThat(talk.anomalies()).containsExactly("tcp.urgent");
  }

  @Test
  void e16_twoUrgentBytesInTwoSegments() {
    talk.send(client("abX").urgent(3), client("cdY").urgent(3), client("ef"));
    assertThat(talk.client()).isEqualTo("abcdef");
  }

  @Test
  void e16_aPointerBeyondItsSegmentMeansALaterByte() {
    talk.send(client("ab").urgent(4), client("cXd"));
    assertThat(talk.client()).isEqualTo("abcd");
  }

  @Test
  void e16_theUrgentByteOfASegmentThatWaitsIsTakenOutToo() {
    talk.send(client("dXe").at(3).urgent(2), client("abc").at(0));
    assertThat(talk.client()).isEqualTo("abcde");
  }

  @Test
  void e16_theOptionInlineLeavesIt() {
    TcpOptions inline = new TcpOptions(OverlapPolicy.FIRST, new ByteSize(1 << 20), new ByteSize(1 << 28), 256,
        Duration.ofSeconds(2), 32, true, UrgentPolicy.INLINE);
    Conversation inlined = new Conversation(inline).handshake().send(client("abXcd").urgent(3));
    assertThat(inlined.client()).isEqualTo("abXcd");
    assertThat(inlined.anomalies()).containsExactly("tcp.urgent");
  }

  @Test
  void aSegmentOfOnlyAnUrgentByteGivesNothing() {
    talk.send(client("X").urgent(1), client("abc"));
    assertThat(talk.client()).isEqualTo("abc");
  }
}
