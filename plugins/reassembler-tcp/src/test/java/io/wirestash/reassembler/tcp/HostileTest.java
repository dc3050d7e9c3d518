package io.wirestash.reassembler.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.ByteSize;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Segments that no host would send: nothing is thrown, every account balances, and the same gives the same. */
class HostileTest {
  private static final String[] FLAGS = {"A", "A", "A", "A", "AP", "AU", "S", "SA", "FA", "R", "RA", "", "SF"};
  private static final String[] OPTIONS = {
    "", "", "", "0101080a0000000500000000", "0101080a0000000400000000", "0800", "1312"
  };

  @ParameterizedTest
  @EnumSource(OverlapPolicy.class)
  void randomSegmentsEndInBalancedAccounts(OverlapPolicy policy) {
    for (int seed = 0; seed < 1500; seed++) {
      Conversation talk = random(policy, seed);
      Recorder recorder = talk.recorder;
      assertThat(recorder.ends).as("ends, seed %d", seed).isEqualTo(2);
      assertThat(talk.held()).as("memory, seed %d", seed).isZero();
      for (int side = 0; side < 2; side++) {
        assertThat(talk.facts().missingBytes(side)).as("seed %d", seed).isEqualTo(recorder.missing[side]);
      }
      assertThat(recorder.anomalies.stream().filter(code -> !code.equals("tcp.gap")))
          .as("seed %d", seed)
          .doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @EnumSource(OverlapPolicy.class)
  void aReaderMayLoseInterestAtAnyMoment(OverlapPolicy policy) {
    for (int seed = 0; seed < 1000; seed++) {
      int patience = seed % 5;
      Conversation talk = random(policy, seed, patience);
      assertThat(talk.recorder.ends).as("ends, seed %d", seed).isEqualTo(2);
      assertThat(talk.held()).as("memory, seed %d", seed).isZero();
      for (int side = 0; side < 2; side++) {
        assertThat(talk.facts().missingBytes(side)).as("seed %d", seed).isNotNegative();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(OverlapPolicy.class)
  void theSameSegmentsGiveTheSame(OverlapPolicy policy) {
    for (int seed = 0; seed < 200; seed++) {
      Recorder one = random(policy, seed).recorder;
      Recorder two = random(policy, seed).recorder;
      assertThat(Arrays.toString(one.streams)).isEqualTo(Arrays.toString(two.streams));
      assertThat(one.anomalies).isEqualTo(two.anomalies);
    }
  }

  private static Conversation random(OverlapPolicy policy, int seed) {
    return random(policy, seed, Integer.MAX_VALUE);
  }

  /** @param patience calls after which the reader ignores a side, from within the call */
  private static Conversation random(OverlapPolicy policy, int seed, int patience) {
    Random random = new Random(seed);
    boolean midstream = random.nextInt(4) > 0;
    TcpOptions options = new TcpOptions(policy, new ByteSize(64 << 10), new ByteSize(1 << 20), 4,
        Duration.ofMillis(20), 8, midstream, UrgentPolicy.OOB);
    Conversation talk = new Conversation(options, new long[] {0xffffffffL - random.nextInt(50), random.nextInt()});
    int[] calls = new int[2];
    talk.recorder.meanwhile = side -> {
      if (calls[side]++ == patience) talk.ignore(side);
    };
    if (random.nextBoolean()) talk.handshake();
    for (int i = random.nextInt(60); i > 0; i--) {
      talk.send(segment(random));
      if (random.nextInt(20) == 0) talk.timer();
    }
    return talk.close();
  }

  private static Sent segment(Random random) {
    String data = Character.toString('a' + random.nextInt(3)).repeat(random.nextInt(4) == 0 ? 0 : random.nextInt(30));
    Sent sent = (random.nextBoolean() ? Sent.client(data) : Sent.server(data))
        .flags(FLAGS[random.nextInt(FLAGS.length)])
        .options(OPTIONS[random.nextInt(OPTIONS.length)])
        .window(random.nextInt(3) * 0x7fff);
    if (random.nextInt(3) > 0) sent.at(random.nextInt(100) - 2);
    if (random.nextInt(50) == 0) sent.at(random.nextInt());
    if (random.nextInt(3) == 0) sent.ack(random.nextInt(110) - 2);
    if (random.nextInt(10) == 0) sent.urgent(random.nextInt(40));
    if (data.length() > 3 && random.nextInt(10) == 0) sent.cut(1 + random.nextInt(3));
    return sent;
  }
}
