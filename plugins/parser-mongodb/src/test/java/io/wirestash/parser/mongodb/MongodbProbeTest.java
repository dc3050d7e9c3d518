package io.wirestash.parser.mongodb;

import static io.wirestash.parser.mongodb.MessageBytes.answer;
import static io.wirestash.parser.mongodb.MessageBytes.i32;
import static io.wirestash.parser.mongodb.MessageBytes.join;
import static io.wirestash.parser.mongodb.MessageBytes.message;
import static io.wirestash.parser.mongodb.MessageBytes.packed;
import static io.wirestash.parser.mongodb.MessageBytes.query;
import static io.wirestash.parser.mongodb.MessageBytes.reply;
import static io.wirestash.parser.mongodb.MessageBytes.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirestash.api.auth.Credentials;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Malformed;
import io.wirestash.api.parser.Match;
import io.wirestash.testkit.FixedSecrets;
import io.wirestash.testkit.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MongodbProbeTest {
  private static final MongodbParser PARSER =
      new MongodbParser(
          new MongodbOptions(List.of(27017), false, Duration.ofSeconds(60)), FixedSecrets.of(Credentials.MASK));

  private static Optional<Match> probe(Direction from, byte[] head) {
    return Wire.probe(PARSER, from, new String(head, StandardCharsets.ISO_8859_1));
  }

  @Test
  void knowsWhatClientsSend() {
    assertThat(probe(Direction.CLIENT, request(1, "ping", 1))).contains(Match.YES);
    assertThat(probe(Direction.CLIENT, query(1, "admin.$cmd", "isMaster", 1))).contains(Match.YES);
    assertThat(probe(Direction.CLIENT, packed(1, 0, 2013, 99, 2, new byte[9]))).contains(Match.YES);
    assertThat(probe(Direction.SERVER, request(1, "ping", 1))).contains(Match.REVERSED);
  }

  @Test
  void knowsWhatServersSend() {
    assertThat(probe(Direction.SERVER, answer(1, "ok", 1))).contains(Match.YES);
    assertThat(probe(Direction.SERVER, reply(1, "ok", 1))).contains(Match.YES);
    assertThat(probe(Direction.CLIENT, reply(1, "ok", 1))).contains(Match.REVERSED);
  }

  @Test
  void refusesWhatOnlyBeginsLikeIt() {
    assertThat(probe(Direction.CLIENT, message(1, 0, 2013, i32(1 << 20), new byte[9]))).contains(Match.NO);
    assertThat(probe(Direction.CLIENT, message(1, 0, 2013, i32(0), new byte[] {9}, i32(9)))).contains(Match.NO);
    assertThat(probe(Direction.CLIENT, message(1, 0, 2012, i32(2013), i32(9), new byte[] {9}))).contains(Match.NO);
    assertThat(probe(Direction.CLIENT, message(1, 0, 2004, i32(0), new byte[9]))).contains(Match.NO);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 15, 16, 20})
  void waitsForMoreBytes(int length) {
    assertThat(probe(Direction.CLIENT, java.util.Arrays.copyOf(request(1, "ping", 1), length))).isEmpty();
  }

  @Test
  void refusesOtherHeaders() {
    byte[] http = "GET /index.html HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> probe(Direction.CLIENT, http)).isInstanceOf(Malformed.class);
    byte[] short_ = join(i32(15), i32(1), i32(0), i32(2013));
    assertThatThrownBy(() -> probe(Direction.CLIENT, short_)).isInstanceOf(Malformed.class);
  }
}
