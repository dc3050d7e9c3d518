package io.wirestash.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.parser.Direction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapturedStreamTest {
  @TempDir Path folder;

  private final Conversation conversation = Conversation.between("10.0.0.1", 1000, "10.0.0.2", 7).rawIp();

  private CapturedStream stream() {
    List<CapturedStream> streams = Captures.streams(conversation.save(folder.resolve("c.pcapng")));
    assertThat(streams).hasSize(1);
    return streams.get(0);
  }

  /** Each part as {@code >bytes} or {@code <bytes}, a gap by its length, an end by its cause. */
  private static List<String> told(CapturedStream stream) {
    return stream.parts().stream().map(CapturedStreamTest::told).toList();
  }

  private static String told(CapturedStream.Part part) {
    String sign = part.from() == Direction.CLIENT ? ">" : "<";
    if (part.missing() > 0) return sign + part.missing();
    return sign + (part.end() == null ? new String(part.bytes(), StandardCharsets.ISO_8859_1) : part.end());
  }

  @Test
  void tellsWhatBothSidesSentInItsOrder() {
    conversation.handshake().client("a", "bc").server("de").client("f").close();
    assertThat(told(stream())).containsExactly(">a", ">bc", "<de", ">f", ">FIN", "<FIN");
    assertThat(stream().fromStart()).isTrue();
    assertThat(stream().exact()).isTrue();
    assertThat(stream().clientPort()).isEqualTo(1000);
    assertThat(stream().serverIp()).isEqualTo("10.0.0.2");
    assertThat(stream().parts().get(0).nanos()).isEqualTo(conversation.packets().get(3).nanos());
  }

  @Test
  void knowsThatSomethingIsMissing() {
    conversation.client("a").unseen().client("bcd").client("e").server("f");
    assertThat(told(stream())).containsExactly(">a", "<f", ">3", ">e", ">END", "<END");
    assertThat(stream().exact()).isFalse();
    assertThat(stream().fromStart()).isFalse();
  }

  @Test
  void joinsWhatASideSentInOneTurn() {
    conversation.client("a", "bc").server("d").client("e", "f").close();
    assertThat(told(stream().inTurns())).containsExactly(">abc", "<d", ">ef", ">FIN", "<FIN");
  }

  @Test
  void cutsBothSidesTogether() {
    conversation.client("abc").server("def").close();
    assertThat(told(stream().cut(4))).containsExactly(">abc", "<d");
    assertThat(told(stream().cut(0))).isEmpty();
    assertThat(stream().size()).isEqualTo(6);
  }
}
