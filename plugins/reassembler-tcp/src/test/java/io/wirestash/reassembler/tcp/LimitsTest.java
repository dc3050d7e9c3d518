package io.wirestash.reassembler.tcp;

import static io.wirestash.reassembler.tcp.Sent.client;
import static io.wirestash.reassembler.tcp.Sent.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.ByteSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens where memory, runs or one host pair's share end (G14, G15, G23). */
class LimitsTest {
  private static final int TOTAL = 1 << 20;

  private static TcpOptions limits(int flow, int runs) {
    return new TcpOptions(OverlapPolicy.FIRST, new ByteSize(flow), new ByteSize(TOTAL), runs, Duration.ofHours(1),
        1 << 20, true, UrgentPolicy.OOB);
  }

  private static Conversation withHole(Conversation talk, String server) {
    return talk.handshake().send(client("x".repeat(1000)).at(1).withServer(server));
  }

  @Test
  void asManyRunsAsAllowedWaitAndNoMore() {
    Conversation talk = new Conversation(limits(TOTAL, 3)).handshake();
    talk.send(client("b").at(1), client("d").at(3), client("f").at(5));
    assertThat(talk.client()).isEmpty();
    talk.send(client("h").at(7));
    assertThat(talk.client()).isEqualTo("[gap 1 limit]b");
  }

  @Test
  void aFlowHoldsNoMoreThanItsLimit() {
    Conversation talk = new Conversation(limits(64 << 10, 256)).handshake();
    int at = 1;
    while (talk.client().isEmpty()) {
      assertThat(talk.held()).isLessThanOrEqualTo(64 << 10);
      talk.send(client("x".repeat(1000)).at(at));
      at += 1000;
    }
    assertThat(at).isGreaterThan(40_000);
    assertThat(talk.client().equals("[gap 1 limit]" + "x".repeat(at - 1))).isTrue();
    assertThat(talk.held()).isZero();
  }

  @Test
  void bothSidesOfAFlowShareItsLimit() {
    Conversation talk = new Conversation(limits(64 << 10, 256)).handshake();
    for (int i = 0; i < 64; i++) {
      talk.send(client("x".repeat(1000)).at(1 + i * 1000), server("y".repeat(1000)).at(1 + i * 1000));
      assertThat(talk.held()).isLessThanOrEqualTo(64 << 10);
    }
  }

  @Test
  void whenAllMemoryIsUsedTheOldestHoleIsGivenUpWhoeverSends() {
    Conversation oldest = withHole(new Conversation(limits(TOTAL, 256)), "10.9.9.9");
    List<Conversation> others = new ArrayList<>();
    for (int i = 0; oldest.client().isEmpty(); i++) {
      others.add(withHole(new Conversation(oldest), "10.1." + i / 200 + "." + i % 200));
      assertThat(oldest.held()).isLessThanOrEqualTo(TOTAL);
    }
    assertThat(oldest.client()).startsWith("[gap 1 limit]xxx");
    assertThat(others).hasSizeGreaterThan(300).allMatch(other -> other.client().isEmpty());
  }

  @Test
  void onePairOfHostsNeverHasMoreThanAQuarter() {
    Conversation planted = withHole(new Conversation(limits(TOTAL, 256)), "10.9.9.9");
    List<Conversation> attack = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      attack.add(withHole(new Conversation(planted), "10.6.6.6"));
      assertThat(planted.held()).isLessThanOrEqualTo(TOTAL / 4 + 2 * Page.COST);
    }
    assertThat(attack.get(499).client()).startsWith("[gap 1 limit]");
    assertThat(planted.send(client("a").at(0)).client()).isEqualTo("a" + "x".repeat(1000));
  }

  @Test
  void aWorkerHasItsShareOfTheMemory() {
    Conversation talk = new Conversation(limits(TOTAL, 256));
    TcpConnections half = new TcpConnections(limits(TOTAL, 256), talk.recorder, 2);
    assertThat(half.memory.limit()).isEqualTo(TOTAL / 2);
  }

  @Test
  void closingGivesAllMemoryBack() {
    Conversation talk = withHole(new Conversation(limits(TOTAL, 256)), "10.9.9.9");
    Conversation other = withHole(new Conversation(talk), "10.9.9.8");
    assertThat(talk.held()).isEqualTo(2 * Page.COST);
    talk.close();
    assertThat(talk.held()).isEqualTo(Page.COST);
    other.close();
    assertThat(talk.held()).isZero();
  }

  @Test
  void g15_oneByteSegmentsInReverseAreDeliveredInOrder() {
    Conversation talk = new Conversation(limits(TOTAL, 256)).handshake();
    int length = 60_000; // the window
    for (int at = length - 1; at >= 0; at--) talk.send(client(Character.toString('a' + at % 26)).at(at));
    StringBuilder expected = new StringBuilder();
    for (int at = 0; at < length; at++) expected.append((char) ('a' + at % 26));
    assertThat(talk.client().contentEquals(expected)).isTrue();
    assertThat(talk.anomalies()).isEmpty();
  }

  @Test
  void bytesOfAnUnreadSideAreNeverHeld() {
    Conversation talk = new Conversation().handshake().ignore(0).ignore(1);
    talk.send(client("ghi").at(6), server("ghi").at(6));
    assertThat(talk.held()).isZero();
    assertThat(talk.client() + talk.server()).isEmpty();
  }
}
