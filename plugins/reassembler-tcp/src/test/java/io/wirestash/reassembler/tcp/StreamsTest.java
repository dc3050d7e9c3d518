package io.wirestash.reassembler.tcp;

import static io.wirestash.reassembler.tcp.Sent.client;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.stream.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When nothing is lost, the reader gets exactly what was sent, however it was cut, mixed up and repeated. */
class StreamsTest {
  @Test
  void deliversSegmentsInOrder() {
    Conversation talk = new Conversation().handshake().send(client("abc"), client("def"));
    assertThat(talk.client()).isEqualTo("abcdef");
    assertThat(talk.verdict()).isZero();
  }

  @Test
  void holdsWhatCameEarlyUntilWhatIsBeforeItComes() {
    Conversation talk = new Conversation().handshake().send(client("def").at(3));
    assertThat(talk.client()).isEmpty();
    assertThat(talk.verdict()).isEqualTo(Connection.OUT_OF_ORDER);
    talk.send(client("abc").at(0));
    assertThat(talk.client()).isEqualTo("abcdef");
    assertThat(talk.held()).isZero();
  }

  @ParameterizedTest
  @EnumSource(OverlapPolicy.class)
  void everyCutOrderAndRepetitionOfAStreamGivesTheStream(OverlapPolicy policy) {
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      String text = text(random, 1 + random.nextInt(9000));
      long start = seed % 3 == 0 ? 0xffffffffL - random.nextInt(5000) : random.nextInt();
      Conversation talk = new Conversation(Conversation.options(policy), new long[] {start, 7}).handshake();
      for (Sent segment : shuffled(random, text)) talk.send(segment);
      assertThat(talk.client()).as("seed %d", seed).isEqualTo(text);
      assertThat(talk.anomalies()).as("seed %d", seed).isEmpty();
      assertThat(talk.held()).as("seed %d", seed).isZero();
    }
  }

  /** Segments that cover the text, some bytes more than once, moved by a few places. */
  private static List<Sent> shuffled(Random random, String text) {
    List<Sent> segments = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      int end = Math.min(text.length(), at + 1 + random.nextInt(random.nextBoolean() ? 20 : 1460));
      int from = Math.max(0, at - (random.nextInt(4) == 0 ? random.nextInt(400) : 0));
      segments.add(client(text.substring(from, end)).at(from));
      if (random.nextInt(8) == 0) segments.add(client(text.substring(from, end)).at(from));
      at = end;
    }
    int distance = 1 + random.nextInt(25);
    for (int i = 0; i + distance < segments.size(); i++) {
      if (random.nextBoolean()) Collections.swap(segments, i, i + random.nextInt(distance));
    }
    return segments;
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) text.append((char) ('a' + random.nextInt(26)));
    return text.toString();
  }
}
