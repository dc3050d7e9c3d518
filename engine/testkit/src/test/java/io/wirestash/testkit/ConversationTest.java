package io.wirestash.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.packet.Checksums;
import io.wirestash.api.parser.Direction;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationTest {
  private static final String FLAGS = "FSRPAU";

  private final Conversation conversation = Conversation.between("10.0.0.1", 1000, "10.0.0.2", 80).rawIp();

  /** Each packet as {@code millisecond sender flags sequence/acknowledgement payload}, with relative numbers. */
  private static List<String> told(Conversation conversation) {
    return conversation.packets().stream().map(ConversationTest::told).toList();
  }

  private static String told(CapturedPacket packet) {
    ByteBuffer bytes = ByteBuffer.wrap(packet.bytes());
    int transport = bytes.get(0) >> 4 == 4 ? 20 : 40;
    boolean client = (bytes.getShort(transport) & 0xffff) == 1000;
    int sequence = bytes.getInt(transport + 4) - (client ? 1_000_000 : 2_000_000_000);
    int acknowledged = bytes.getInt(transport + 8);
    int peer = acknowledged == 0 ? 0 : acknowledged - (client ? 2_000_000_000 : 1_000_000);
    StringBuilder flags = new StringBuilder();
    for (int i = 0; i < FLAGS.length(); i++) {
      if ((bytes.get(transport + 13) >> i & 1) != 0) flags.append(FLAGS.charAt(i));
    }
    int payload = transport + (bytes.get(transport + 12) >> 4 & 15) * 4;
    String text = new String(packet.bytes(), payload, packet.bytes().length - payload, StandardCharsets.ISO_8859_1);
    long millisecond = (packet.nanos() - 1_000_000_000_000_000_000L) / 1_000_000;
    return millisecond + (client ? " client " : " server ") + flags + " " + sequence + "/" + peer + " " + text;
  }

  @Test
  void opensAndCloses() {
    assertThat(told(conversation.handshake().close()))
        .containsExactly(
            "0 client S 0/0 ", "1 server SA 0/1 ", "2 client A 1/1 ",
            "3 client FA 1/1 ", "4 server FA 1/2 ", "5 client A 2/2 ");
  }

  @Test
  void sendsEachArgumentAsASegmentThatAcknowledgesThePeers() {
    assertThat(told(conversation.client("abc", "de").server("fgh").ack(Direction.CLIENT).reset(Direction.SERVER)))
        .containsExactly(
            "0 client PA 0/0 abc", "1 client PA 3/0 de", "2 server PA 0/5 fgh", "3 client A 5/3 ", "4 server RA 3/5 ");
  }

  @Test
  void cutsWhatIsSaidIntoSegments() {
    byte[] text = "efg".getBytes(StandardCharsets.US_ASCII);
    assertThat(told(conversation.segments(2).client("abcd").send(Direction.SERVER, text)))
        .containsExactly("0 client PA 0/0 ab", "1 client PA 2/0 cd", "2 server PA 0/4 ef", "3 server PA 2/4 g");
  }

  @Test
  void leavesOutWhatTheCaptureMisses() {
    assertThat(told(conversation.client("a").unseen().client("b", "c").client("d").server("e")))
        .containsExactly("0 client PA 0/0 a", "3 client PA 3/0 d", "4 server PA 0/4 e");
  }

  @Test
  void repeatsAndReordersAndKeepsTheClock() {
    assertThat(told(conversation.client("a", "b").swap().again().server("c").reverse(3)))
        .containsExactly("0 client PA 1/0 b", "1 server PA 0/2 c", "2 client PA 0/0 a", "3 client PA 0/0 a");
  }

  @Test
  void letsTimePass() {
    conversation.client("a").later(Duration.ofMillis(9)).client("b").at(1_000_000_000_500_000_000L).client("c");
    assertThat(told(conversation)).extracting(each -> each.split(" ")[0]).containsExactly("0", "10", "500");
  }

  @Test
  void countsBeyondTheEndOfTheSequenceNumbers() {
    conversation.sequence(0xffff_fffeL, 0).client("abc").server("d");
    assertThat(ByteBuffer.wrap(conversation.packets().get(1).bytes()).getInt(28)).isEqualTo(1);
  }

  @Test
  void computesChecksumsOverBothKindsOfAddresses() {
    conversation.client("abc");
    byte[] v4 = conversation.packets().get(0).bytes();
    int length = v4.length - 20;
    assertThat(Checksums.fold(Checksums.sum(v4, 12, 8 + length) + 6 + length)).isEqualTo(0xffff);
    byte[] v6 = Conversation.between("2001:db8::1", 1, "2001:db8::2", 2).rawIp().client("abc").packets().get(0).bytes();
    length = v6.length - 40;
    assertThat(Checksums.fold(Checksums.sum(v6, 8, 32 + length) + 6 + length)).isEqualTo(0xffff);
  }

  @Test
  void savesConversationsMixedByTime(@TempDir Path folder) throws Exception {
    Conversation other = Conversation.between("10.0.0.3", 1000, "10.0.0.2", 80).rawIp().at(1_000_000_000_000_500_000L);
    conversation.client("first", "third");
    other.client("second");
    Path capture = Conversation.save(folder.resolve("c.pcapng"), conversation, other);
    assertThat(Files.readString(capture, StandardCharsets.ISO_8859_1))
        .containsSubsequence("first", "second", "third");
  }
}
