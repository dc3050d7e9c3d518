package io.wirestash.reassembler.tcp;

import static io.wirestash.reassembler.tcp.Sent.client;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which bytes win where two segments overlap: by relation, policy, arrival, with equal and with different data. */
class OverlapTest {
  private static final int STORED_FROM = 10;
  private static final int STORED_END = 20;

  /** How a new segment lies to a stored one at 10 to 20, and for which policies it wins: first to solaris in turn. */
  private enum Relation {
    BEGINS_BEFORE_ENDS_INSIDE(5, 15, "S N N N S N S"),
    BEGINS_BEFORE_COVERS(5, 25, "S N N N S N N"),
    SAME_BEGIN_SHORTER(10, 15, "S N S S S S S"),
    IDENTICAL(10, 20, "S N S S S S N"),
    SAME_BEGIN_LONGER(10, 25, "S N N S S S N"),
    INSIDE(12, 17, "S N S S S S S"),
    INSIDE_SAME_END(12, 20, "S N S S S S S"),
    BEGINS_INSIDE_ENDS_AFTER(15, 25, "S N S S S S N");

    final int from;
    final int end;
    private final String winners;

    Relation(int from, int end, String winners) {
      this.from = from;
      this.end = end;
      this.winners = winners;
    }

    String winner(OverlapPolicy policy) {
      return winners.split(" ")[policy.ordinal()];
    }
  }

  static Stream<Object[]> relationsAndPolicies() {
    List<Object[]> all = new ArrayList<>();
    for (Relation relation : Relation.values()) {
      for (OverlapPolicy policy : OverlapPolicy.values()) all.add(new Object[] {relation, policy});
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("relationsAndPolicies")
  void ofTwoWaitingSegmentsThePolicySaysWhichWins(Relation relation, OverlapPolicy policy) {
    Conversation talk = talk(policy).send(client("S".repeat(10)).at(STORED_FROM), segment("N", relation));
    int begin = Math.min(relation.from, STORED_FROM);
    talk.send(client(".".repeat(begin)).at(0));
    assertThat(talk.client()).isEqualTo(".".repeat(begin) + expected(relation, relation.winner(policy)));
    assertThat(talk.anomalies()).containsExactly("tcp.overlap_conflict");
    assertThat(talk.ambiguous()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("relationsAndPolicies")
  void theReaderGetsTheSameBytesWithoutAnAnomalyIfTheyAreEqual(Relation relation, OverlapPolicy policy) {
    Conversation talk = talk(policy).send(client("S".repeat(10)).at(STORED_FROM), segment("S", relation));
    int begin = Math.min(relation.from, STORED_FROM);
    talk.send(client(".".repeat(begin)).at(0));
    assertThat(talk.client()).isEqualTo(".".repeat(begin) + expected(relation, "S").replace('N', 'S'));
    assertThat(talk.anomalies()).isEmpty();
    assertThat(talk.ambiguous()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("relationsAndPolicies")
  void whatWasDeliveredStaysWhateverThePolicy(Relation relation, OverlapPolicy policy) {
    Conversation talk = talk(policy).send(client(".".repeat(STORED_FROM)), client("S".repeat(10)));
    talk.send(segment("N", relation));
    assertThat(talk.client()).isEqualTo(".".repeat(STORED_FROM) + "S".repeat(10) + "N".repeat(after(relation)));
  }

  @ParameterizedTest
  @MethodSource("relationsAndPolicies")
  void aRepetitionOfDeliveredBytesIsNoConflict(Relation relation, OverlapPolicy policy) {
    Conversation talk = talk(policy).send(client("S".repeat(10)), client("S".repeat(10)), segment("S", relation));
    assertThat(talk.client()).isEqualTo("S".repeat(20 + after(relation)));
    assertThat(talk.anomalies()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(OverlapPolicy.class)
  void aSegmentInOrderMeetsWaitingOnesByThePolicy(OverlapPolicy policy) {
    Conversation talk = talk(policy).send(client("SSS").at(3), client("NNNNN").at(0));
    boolean wins = Relation.BEGINS_BEFORE_ENDS_INSIDE.winner(policy).equals("N");
    assertThat(talk.client()).isEqualTo(wins ? "NNNNNS" : "NNNSSS");
  }

  @Test
  void theConflictIsReportedOnce() {
    Conversation talk = talk(OverlapPolicy.FIRST).send(client("SS").at(3), client("NN").at(3), client("NN").at(3));
    assertThat(talk.anomalies()).containsExactly("tcp.overlap_conflict");
    assertThat(talk.recorder.ambiguous).isEqualTo(1);
  }

  private static Conversation talk(OverlapPolicy policy) {
    return new Conversation(Conversation.options(policy)).handshake();
  }

  private static Sent segment(String letter, Relation relation) {
    return client(letter.repeat(relation.end - relation.from)).at(relation.from);
  }

  private static int after(Relation relation) {
    return Math.max(0, relation.end - STORED_END);
  }

  private static String expected(Relation relation, String winner) {
    StringBuilder bytes = new StringBuilder();
    int end = Math.max(relation.end, STORED_END);
    for (int i = Math.min(relation.from, STORED_FROM); i < end; i++) {
      boolean isNew = i >= relation.from && i < relation.end;
      boolean stored = i >= STORED_FROM && i < STORED_END;
      bytes.append(isNew && stored ? winner : isNew ? "N" : "S");
    }
    return bytes.toString();
  }
}
