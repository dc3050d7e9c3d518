package io.wirestash.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.parser.Direction;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResendingTest {
  private static final String QUESTION = "what do you think of this?";
  private static final String ANSWER = "nothing at all, ".repeat(100);

  @TempDir Path folder;
  private Resending resending;

  @BeforeEach
  void capture() {
    Conversation conversation = Conversation.between("10.0.0.1", 1000, "10.0.0.2", 7).rawIp().segments(10);
    Path capture = conversation.handshake().client(QUESTION).server(ANSWER).close().save(folder.resolve("c.pcapng"));
    resending = new Resending(Captures.streams(capture));
  }

  private Map<String, Variation> byName(Stream<Variation> variations) {
    return variations.collect(Collectors.toMap(Variation::name, Function.identity()));
  }

  private List<CapturedStream> received(Variation variation) {
    return Captures.streams(Captures.write(variation.packets(), folder.resolve("again.pcapng")));
  }

  private static String said(CapturedStream stream, Direction from) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (CapturedStream.Part part : stream.parts()) if (part.from() == from) bytes.writeBytes(part.bytes());
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  @Test
  void saysTheSameInOtherSegments() {
    Map<String, Variation> same = byName(resending.same());
    assertThat(same.values()).hasSize(10).allSatisfy(variation -> {
      CapturedStream stream = received(variation).get(0);
      assertThat(said(stream, Direction.CLIENT)).isEqualTo(QUESTION);
      assertThat(said(stream, Direction.SERVER)).isEqualTo(ANSWER);
      assertThat(stream.exact()).isTrue();
      assertThat(stream.fromStart()).isTrue();
    });
  }

  @Test
  void sendsAsManySegmentsAsItSays() {
    Map<String, Variation> same = byName(resending.same());
    int ends = 3 + 2; // handshake and both FINs
    assertThat(same.get("sent again in the same segments").packets()).hasSize(ends + 3 + 160);
    assertThat(same.get("sent again in segments as large as may be").packets()).hasSize(ends + 2);
    assertThat(same.get("sent again byte by byte").packets()).hasSize(ends + QUESTION.length() + ANSWER.length());
    assertThat(same.get("sent again with every segment twice").packets()).hasSize(ends + 2 * 163);
  }

  private static List<Integer> digest(Stream<Variation> variations) {
    return variations
        .flatMap(variation -> variation.packets().stream())
        .map(packet -> Arrays.hashCode(packet.bytes()))
        .toList();
  }

  @Test
  void sendsTheSameEveryTime() {
    assertThat(digest(resending.same())).isEqualTo(digest(resending.same()));
    assertThat(digest(resending.other())).isEqualTo(digest(resending.other()));
  }

  @Test
  void losesSegmentsAndSides() {
    Map<String, Variation> other = byName(resending.other());
    assertThat(received(other.get("sent again without segment 15")).get(0).exact()).isFalse();
    CapturedStream half = received(other.get("sent again without the packets of the CLIENT")).get(0);
    assertThat(said(half, Direction.CLIENT) + said(half, Direction.SERVER)).isEqualTo(ANSWER);
  }

  @Test
  void cutsStreamsAndDamagesThem() {
    Map<String, Variation> other = byName(resending.other());
    List<String> cuts = other.keySet().stream().filter(name -> name.contains("each cut after")).toList();
    assertThat(cuts).hasSizeBetween(6, 12).contains("sent again each cut after 0 bytes");
    CapturedStream mutant = received(other.get("sent again mutated with seed 0")).get(0);
    assertThat(said(mutant, Direction.SERVER)).isNotEqualTo(ANSWER);
  }
}
