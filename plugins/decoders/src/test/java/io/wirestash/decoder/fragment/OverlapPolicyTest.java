package io.wirestash.decoder.fragment;

import static io.wirestash.decoder.Decoding.RAW;
import static io.wirestash.testkit.Frames.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.Decoding;
import io.wirestash.testkit.DecodeLoop;
import io.wirestash.testkit.Frames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Overlapping IPv4 fragments. Pictures show one letter for eight bytes; the letter names the fragment. */
class OverlapPolicyTest {
  private static final Frames IP = frame().ipv4("10.0.0.1", "10.0.0.2").type(200).id(1);

  /** A fragment by its letter and the units of eight bytes it fills. */
  private record Piece(char letter, int from, int end) {
    byte[] bytes(int total) {
      Frames fragment = IP.fragment(from * 8, end < total);
      return fragment.payload(String.valueOf(letter).repeat((end - from) * 8)).bytes();
    }
  }

  /**
   * The series by which Novak and Sturges tell systems apart: nine fragments that leave holes, then eight that fill
   * these and overlap in every way.
   */
  @ParameterizedTest
  @CsvSource({
    "FIRST,   AAAJBBCCCLDLMEEFFFGGHHIQ",
    "LAST,    AJJJJBKKKLLLMMMFNFGOPHQQ",
    "LINUX,   AAAJJBKKKLLLMMMFFFGGPHQQ",
    "WINDOWS, AAAJBBCCCLLLMEEFFFGGHHIQ",
    "BSD,     AAAJJBCCCLLLMMMFFFGGHHIQ",
    "SOLARIS, AAAJBBCCCLLLMMMFFFGGHHIQ"
  })
  void resolvesTheSeriesOfNovakAndSturges(OverlapPolicy policy, String expected) {
    List<Piece> series =
        List.of(
            new Piece('A', 0, 3), new Piece('B', 4, 6), new Piece('C', 6, 9), new Piece('D', 10, 11),
            new Piece('E', 13, 15), new Piece('F', 15, 18), new Piece('G', 18, 20), new Piece('H', 20, 22),
            new Piece('I', 22, 23), new Piece('J', 1, 5), new Piece('K', 6, 9), new Piece('L', 9, 12),
            new Piece('M', 12, 15), new Piece('N', 16, 17), new Piece('O', 19, 20), new Piece('P', 20, 21),
            new Piece('Q', 22, 24));

    assertThat(picture(join(policy, series, 24))).isEqualTo(expected);
  }

  /** Old fragment OOOO at 4 to 8 of 12, or as drawn; rows are the eight ways a new one can lie. */
  @ParameterizedTest
  @CsvSource({
    "begins before and ends inside,  2, 6, O N N O N O",
    "begins before and covers,       2, 9, O N N N N N",
    "begins before with same end,    2, 8, O N N O N N",
    "same begin and shorter,         4, 6, O N N O O O",
    "same range,                     4, 8, O N N O O O",
    "same begin and longer,          4, 9, O N N O O O",
    "inside,                         5, 7, O N O O O O",
    "inside with same end,           5, 8, O N O O O O",
    "begins inside and ends behind,  5, 9, O N O O O O"
  })
  void decidesByThePositionOfBothEnds(String relation, int from, int end, String winners) {
    for (OverlapPolicy policy : OverlapPolicy.values()) {
      String winner = winners.split(" ")[policy.ordinal()];
      List<Piece> pieces =
          List.of(new Piece('O', 4, 8), new Piece('N', from, end), new Piece('a', 0, 4), new Piece('z', 8, 12));

      String common = picture(join(policy, pieces, 12)).substring(Math.max(4, from), Math.min(8, end));

      assertThat(common).as("%s when the new one %s", policy, relation).isEqualTo(winner.repeat(common.length()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithAPlainModelOnAllArrangementsOfThree(OverlapPolicy policy) {
    List<Piece> all = new ArrayList<>();
    for (int from = 0; from < 4; from++) for (int end = from + 1; end <= 4; end++) all.add(new Piece('?', from, end));
    for (Piece first : all) {
      for (Piece second : all) {
        for (Piece third : all) compare(policy, List.of(named('A', first), named('B', second), named('C', third)), 6);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithAPlainModelOnRandomLadders(OverlapPolicy policy) {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      List<Piece> ladder = new ArrayList<>();
      for (int k = 2 + random.nextInt(20); k > 0; k--) {
        int from = random.nextInt(30);
        ladder.add(new Piece((char) ('A' + k), from, from + 1 + random.nextInt(31 - from)));
      }
      compare(policy, ladder, 32);
    }
  }

  private static Piece named(char letter, Piece piece) {
    return new Piece(letter, piece.from, piece.end);
  }

  /** Fills what is left open with the fragment 'z', sent at last together with the end of the datagram. */
  private static void compare(OverlapPolicy policy, List<Piece> pieces, int total) {
    List<Piece> sent = new ArrayList<>(pieces);
    for (int unit = 0; unit < total; unit++) {
      int at = unit;
      if (pieces.stream().noneMatch(piece -> piece.from <= at && at < piece.end)) sent.add(new Piece('z', at, at + 1));
    }
    assertThat(picture(join(policy, sent, total))).as("%s %s", policy, sent).isEqualTo(model(policy, sent, total));
  }

  /** One owner a unit; a new fragment takes a unit that is free or whose owner it beats. */
  private static String model(OverlapPolicy policy, List<Piece> pieces, int total) {
    Piece[] owner = new Piece[total];
    for (Piece piece : pieces) {
      for (int unit = piece.from; unit < piece.end; unit++) {
        if (owner[unit] == null || beats(policy, piece, owner[unit])) owner[unit] = piece;
      }
    }
    StringBuilder picture = new StringBuilder();
    for (Piece piece : owner) picture.append(piece.letter);
    return picture.toString();
  }

  private static boolean beats(OverlapPolicy policy, Piece fresh, Piece old) {
    boolean before = fresh.from < old.from;
    boolean same = fresh.from == old.from;
    return switch (policy) {
      case FIRST -> false;
      case LAST -> true;
      case LINUX -> before || same;
      case BSD -> before;
      case WINDOWS -> before && fresh.end > old.end;
      case SOLARIS -> before && fresh.end >= old.end;
    };
  }

  private static Packet join(OverlapPolicy policy, List<Piece> pieces, int total) {
    DecodeLoop loop = Decoding.loop(Decoding.options(policy));
    Packet packet = null;
    for (Piece piece : pieces) {
      packet = loop.decode(RAW, piece.bytes(total));
      if (packet.has(Packet.REASSEMBLED)) return packet;
    }
    throw new AssertionError("not complete: " + pieces);
  }

  private static String picture(Packet packet) {
    String bytes =
        new String(packet.bytes(), packet.payloadOffset(), packet.payloadLength(), StandardCharsets.ISO_8859_1);
    StringBuilder picture = new StringBuilder();
    for (int at = 0; at < bytes.length(); at += 8) {
      assertThat(bytes.substring(at, at + 8)).as("one fragment a unit").matches("(.)\\1*");
      picture.append(bytes.charAt(at));
    }
    return picture.toString();
  }

  @Test
  void marksTheDatagramOnlyIfBytesDiffer() {
    List<Piece> differing = List.of(new Piece('A', 0, 2), new Piece('B', 1, 3), new Piece('C', 3, 4));
    Packet packet = join(OverlapPolicy.FIRST, differing, 4);
    assertThat(packet.has(Packet.AMBIGUOUS)).isTrue();
    assertThat(Decoding.anomalies(packet)).containsExactly("ip.frag_overlap");

    List<Piece> equal = List.of(new Piece('A', 0, 2), new Piece('A', 1, 3), new Piece('C', 3, 4));
    packet = join(OverlapPolicy.FIRST, equal, 4);
    assertThat(packet.has(Packet.AMBIGUOUS)).isFalse();
    assertThat(Decoding.anomalies(packet)).isEmpty();
  }
}
