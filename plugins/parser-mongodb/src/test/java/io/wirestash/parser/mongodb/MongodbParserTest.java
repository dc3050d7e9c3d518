package io.wirestash.parser.mongodb;

import static io.wirestash.parser.mongodb.MessageBytes.answer;
import static io.wirestash.parser.mongodb.MessageBytes.checked;
import static io.wirestash.parser.mongodb.MessageBytes.document;
import static io.wirestash.parser.mongodb.MessageBytes.i32;
import static io.wirestash.parser.mongodb.MessageBytes.i64;
import static io.wirestash.parser.mongodb.MessageBytes.join;
import static io.wirestash.parser.mongodb.MessageBytes.message;
import static io.wirestash.parser.mongodb.MessageBytes.nested;
import static io.wirestash.parser.mongodb.MessageBytes.packed;
import static io.wirestash.parser.mongodb.MessageBytes.query;
import static io.wirestash.parser.mongodb.MessageBytes.reply;
import static io.wirestash.parser.mongodb.MessageBytes.request;
import static io.wirestash.parser.mongodb.MessageBytes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.snappy.SnappyCompressor;
import io.wirestash.api.auth.Credentials;
import io.wirestash.api.event.EventType;
import io.wirestash.api.parser.Direction;
import io.wirestash.testkit.FixedSecrets;
import io.wirestash.testkit.Wire;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MongodbParserTest {
  private static final MongodbOptions OPTIONS = new MongodbOptions(List.of(27017), false, Duration.ofSeconds(60));
  private final Wire wire = Wire.to(new MongodbParser(OPTIONS, FixedSecrets.of(Credentials.MASK)));

  private List<MongodbEvent> events() {
    return wire.events(MongodbEvent.class);
  }

  private MongodbEvent event() {
    assertThat(events()).hasSize(1);
    return events().get(0);
  }

  @Test
  void pairsCommandsWithTheirResults() {
    wire.client(request(1, "find", "books", "filter", nested("_id", 7), "$db", "library"));
    var cursor = nested("firstBatch", List.of(nested("_id", 7)), "id", 0L, "ns", "library.books");
    wire.server(answer(1, "cursor", cursor, "ok", 1.0));
    assertThat(event())
        .extracting(
            MongodbEvent::opcode, MongodbEvent::command, MongodbEvent::database, MongodbEvent::collection,
            MongodbEvent::ok, MongodbEvent::returned)
        .containsExactly("OP_MSG", "find", "library", "books", true, 1);
    assertThat(wire.confirmed()).isTrue();
  }

  @Test
  void pairsAnswersThatComeInAnotherOrder() {
    wire.client(request(1, "ping", 1, "$db", "a"), request(2, "count", "c", "$db", "a"));
    wire.server(answer(2, "n", 5, "ok", 1), answer(1, "ok", 1));
    assertThat(events())
        .extracting(MongodbEvent::command, MongodbEvent::affected)
        .containsExactly(tuple("count", 5L), tuple("ping", (long) EventType.ABSENT));
  }

  @Test
  void readsTheSameWhenBytesComeOneByOne() {
    wire.bytewise().client(checked(1, "ping", 1, "$db", "a")).server(answer(1, "ok", 1)).end();
    assertThat(event().command()).isEqualTo("ping");
    assertThat(wire.anomalies()).isEmpty();
  }

  @Test
  void namesErrors() {
    wire.client(request(1, "drop", "c", "$db", "a"));
    wire.server(answer(1, "ok", 0.0, "errmsg", "ns not found", "code", 26, "codeName", "NamespaceNotFound"));
    assertThat(event())
        .extracting(MongodbEvent::ok, MongodbEvent::code, MongodbEvent::codeName, MongodbEvent::errmsg)
        .containsExactly(false, 26, "NamespaceNotFound", "ns not found");
  }

  @Test
  void countsTheDocumentsOfSequences() {
    byte[] row = document("a", 1);
    byte[] rows = join(text("documents"), row, row, row);
    wire.client(message(1, 0, 2013, i32(0), new byte[] {1}, i32(rows.length + 4), rows, new byte[1],
        document("insert", "c", "$db", "a")));
    wire.server(answer(1, "n", 3, "ok", 1));
    assertThat(event())
        .extracting(MongodbEvent::collection, MongodbEvent::documents, MongodbEvent::affected)
        .containsExactly("c", 3, 3L);
  }

  @Test
  void givesTheCollectionOfACursor() {
    wire.client(request(1, "getMore", 99L, "collection", "c", "$db", "a")).server(answer(1, "ok", 1));
    assertThat(event().collection()).isEqualTo("c");
  }

  @Test
  void takesUserNamesForNoCollection() {
    wire.client(request(1, "createUser", "bob", "pwd", "geheim", "$db", "a")).server(answer(1, "ok", 1));
    assertThat(event().collection()).isNull();
    assertThat(wire.emitted().toString()).doesNotContain("geheim");
  }

  @Test
  void reportsWhatWantsNoAnswerAtOnce() {
    wire.client(message(1, 0, 2013, i32(2), new byte[1], document("insert", "c", "$db", "a")));
    assertThat(event().noReply()).isTrue();
  }

  @Test
  void followsAnswersThatKeepComing() {
    wire.client(request(1, "hello", 1, "$db", "admin"));
    wire.server(message(50, 1, 2013, i32(2), new byte[1], document("ok", 1)));
    wire.server(message(51, 50, 2013, i32(2), new byte[1], document("ok", 1)));
    wire.server(message(52, 51, 2013, i32(0), new byte[1], document("ok", 1)));
    wire.server(message(53, 52, 2013, i32(0), new byte[1], document("ok", 1)));
    assertThat(events()).extracting(MongodbEvent::command).containsExactly("hello", "hello", "hello", null);
  }

  @Test
  void readsBothSidesOfAHandshake() {
    wire.client(request(1, "hello", 1, "client", nested(
        "application", nested("name", "shop"),
        "driver", nested("name", "mongo-java-driver", "version", "5.6"),
        "os", nested("type", "Linux", "name", "Linux", "architecture", "amd64", "version", "6.1"),
        "platform", "Java/17"), "$db", "admin"));
    wire.server(answer(1, "isWritablePrimary", true, "setName", "rs0", "me", "db1:27017", "maxWireVersion", 21,
        "minWireVersion", 0, "compression", List.of("zstd"), "ok", 1));
    assertThat(event().clientMetadata())
        .isEqualTo(new ClientMetadata("shop", "mongo-java-driver", "5.6", "Linux 6.1", "amd64", "Java/17"));
    assertThat(event().topology())
        .isEqualTo(new Topology("primary", "rs0", "db1:27017", 0, 21, List.of("zstd"), List.of()));
  }

  @Nested
  class Legacy {
    @Test
    void commandsAreQueriesOfAnArtificialCollection() {
      wire.client(query(1, "library.$cmd", "count", "books", "query", nested())).server(reply(1, "n", 4.0, "ok", 1.0));
      assertThat(event())
          .extracting(
              MongodbEvent::opcode, MongodbEvent::command, MongodbEvent::database, MongodbEvent::collection,
              MongodbEvent::ok)
          .containsExactly("OP_QUERY", "count", "library", "books", true);
    }

    @Test
    void commandsMayBeWrapped() {
      wire.client(query(1, "a.$cmd", "$query", nested("ping", 1), "$readPreference", nested()))
          .server(reply(1, "ok", 1));
      assertThat(event().command()).isEqualTo("ping");
    }

    @Test
    void queriesBringDocuments() {
      wire.client(query(1, "a.b.c", "x", 1))
          .server(message(9, 1, 1, i32(8), i64(5), i32(0), i32(2), document(), document()));
      assertThat(event())
          .extracting(MongodbEvent::command, MongodbEvent::collection, MongodbEvent::returned, MongodbEvent::ok)
          .containsExactly(null, "b.c", 2, null);
    }

    @Test
    void queriesMayFail() {
      wire.client(query(1, "a.b", "x", 1))
          .server(message(9, 1, 1, i32(2), i64(0), i32(0), i32(1), document("$err", "no", "code", 13)));
      assertThat(event())
          .extracting(MongodbEvent::ok, MongodbEvent::code, MongodbEvent::errmsg)
          .containsExactly(false, 13, "no");
    }

    @ParameterizedTest
    @CsvSource({"2001, OP_UPDATE", "2002, OP_INSERT", "2006, OP_DELETE", "2005, OP_GET_MORE"})
    void otherMessagesNameTheirCollection(int opcode, String name) {
      wire.client(message(1, 0, opcode, i32(0), text("a.b"), document("x", 1))).end();
      assertThat(event())
          .extracting(MongodbEvent::opcode, MongodbEvent::database, MongodbEvent::collection)
          .containsExactly(name, "a", "b");
      assertThat(event().noReply() == null).isEqualTo(opcode == 2005);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void commandsOfThreeYearsHaveTheirOwnMessages(boolean metadataFirst) {
      byte[] arguments = document("ping", 1);
      byte[] metadata = document("$replData", 1);
      byte[] result = document("ok", 1.0);
      wire.client(message(1, 0, 2010, text("a"), text("ping"), metadataFirst ? metadata : arguments,
          metadataFirst ? arguments : metadata));
      wire.server(message(2, 1, 2011, metadataFirst ? metadata : result, metadataFirst ? result : metadata));
      assertThat(event())
          .extracting(MongodbEvent::command, MongodbEvent::database, MongodbEvent::ok)
          .containsExactly("ping", "a", true);
    }

    @Test
    void cursorsAreKilledWithoutAnswer() {
      wire.client(message(1, 0, 2007, i32(0), i32(1), i64(5)));
      assertThat(event().opcode()).isEqualTo("OP_KILL_CURSORS");
    }
  }

  @Nested
  class Packed {
    private final byte[] ping = join(i32(0), new byte[1], document("ping", 1, "comment", "x".repeat(300), "$db", "a"));

    private byte[] zlib(byte[] bytes) {
      Deflater deflater = new Deflater();
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[4096];
      while (!deflater.finished()) out.write(buffer, 0, deflater.deflate(buffer));
      return out.toByteArray();
    }

    private byte[] snappy(byte[] bytes) {
      SnappyCompressor compressor = new SnappyCompressor();
      byte[] out = new byte[compressor.maxCompressedLength(bytes.length)];
      return Arrays.copyOf(out, compressor.compress(bytes, 0, bytes.length, out, 0, out.length));
    }

    private byte[] pack(int compressor, byte[] bytes) {
      return switch (compressor) {
        case 0 -> bytes;
        case 1 -> snappy(bytes);
        case 2 -> zlib(bytes);
        default -> Zstd.compress(bytes);
      };
    }

    @ParameterizedTest
    @CsvSource({"0, noop", "1, snappy", "2, zlib", "3, zstd"})
    void messagesAreUnpacked(int number, String name) {
      wire.client(packed(1, 0, 2013, ping.length, number, pack(number, ping))).server(answer(1, "ok", 1));
      assertThat(event())
          .extracting(MongodbEvent::opcode, MongodbEvent::compressor, MongodbEvent::command, MongodbEvent::database)
          .containsExactly("OP_MSG", name, "ping", "a");
      assertThat(wire.anomalies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void messagesAreUnpackedUpToTheWindowOnly(int number) {
      byte[] large = join(i32(0), new byte[1], document("ping", 1, "$db", "a", "x", "y".repeat(3 << 20)));
      wire.client(packed(1, 0, 2013, large.length, number, pack(number, large))).server(answer(1, "ok", 1));
      assertThat(event().database()).isEqualTo("a");
      assertThat(wire.anomalies()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, snappy", "2, zlib", "3, zstd"})
    void nonsenseIsNamed(int number, String code) {
      wire.client(request(9, "ping", 1, "$db", "a"));
      wire.client(packed(1, 0, 2013, 50, number, new byte[] {50, (byte) 0xfe, 9, 9, 9}));
      wire.client(request(2, "ping", 1, "$db", "a"));
      assertThat(wire.anomalies()).hasSize(1).allMatch(anomaly -> anomaly.matches("mongodb.(" + code + "|truncated)"));
      wire.end();
      assertThat(events()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void damageAnywhereGivesAnEventOrAnAnomaly(int number) {
      byte[] whole = pack(number, ping);
      Random random = new Random(number);
      for (int i = 0; i < 1_000; i++) {
        byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        Wire each = Wire.to(new MongodbParser(OPTIONS, FixedSecrets.of(Credentials.MASK)));
        each.client(packed(1, 0, 2013, ping.length, number, damaged)).end();
        assertThat(each.events(MongodbEvent.class).size() + each.anomalies().size()).isPositive();
      }
    }

    @Test
    void aSizeThatLiesIsNamed() {
      wire.client(packed(1, 0, 2013, 7, 1, snappy(ping)));
      assertThat(wire.anomalies()).containsExactly("mongodb.unpacked_size");
    }

    @Test
    void packedMessagesMayNotBePackedAgain() {
      wire.client(packed(1, 0, 2012, 9, 0, new byte[9]));
      assertThat(wire.anomalies()).containsExactly("mongodb.unknown_opcode");
    }
  }

  @Nested
  class Lost {
    @Test
    void answersAreReportedAfterTheTimeOut() {
      wire.client(request(1, "ping", 1, "$db", "a")).later(Duration.ofSeconds(61));
      assertThat(event().unanswered()).isTrue();
    }

    @Test
    void requestsLeaveTheirAnswersAlone() {
      wire.server(answer(1, "ok", 1));
      assertThat(event()).extracting(MongodbEvent::command, MongodbEvent::ok).containsExactly(null, true);
    }

    @Test
    void bytesEndTheirSide() {
      wire.client(request(1, "ping", 1, "$db", "a")).lose(Direction.SERVER, 9).server(answer(1, "ok", 1)).end();
      assertThat(event().unanswered()).isTrue();
    }
  }

  @Nested
  class Limits {
    @ParameterizedTest
    @ValueSource(ints = {0, -1, 15, 48_000_001, Integer.MAX_VALUE})
    void lengthsThatNoServerAcceptsEndTheSide(int length) {
      wire.client(request(1, "ping", 1, "$db", "a"));
      wire.client(join(i32(length), i32(2), i32(0), i32(2013), new byte[100]), request(3, "ping", 1, "$db", "a")).end();
      assertThat(wire.anomalies()).containsExactly("mongodb.message_length");
      assertThat(events()).hasSize(1);
    }

    @Test
    void unknownOpcodesEndTheSide() {
      wire.client(request(1, "ping", 1, "$db", "a"), message(2, 0, 7, new byte[9])).end();
      assertThat(wire.anomalies()).containsExactly("mongodb.unknown_opcode");
    }

    @Test
    void ofLongMessagesTheBeginningIsRead() {
      String value = "x".repeat(5 << 20);
      wire.client(request(1, "insert", "c", "$db", "a", "value", value), request(2, "ping", 1, "$db", "a"));
      assertThat(wire.anomalies()).isEmpty();
      wire.end();
      assertThat(events()).extracting(MongodbEvent::command, MongodbEvent::collection)
          .containsExactly(tuple("insert", "c"), tuple("ping", null));
    }

    @Test
    void aResultThatIsTooLongIsNeitherSuccessNorFailure() {
      wire.client(request(1, "find", "c", "$db", "a")).server(answer(1, "cursor", "x".repeat(2 << 20), "ok", 1));
      assertThat(event().ok()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 33, 5_000})
    void nestingCostsNothing(int depth) {
      byte[] document = document("ok", 1.0);
      for (int i = 0; i < depth; i++) document = document("d", new MessageBytes.Nested(document), "ok", 1.0);
      wire.client(request(1, "ping", 1, "$db", "a")).server(message(2, 1, 2013, i32(0), new byte[1], document));
      assertThat(event().ok()).isTrue();
    }

    @Test
    void damagedDocumentsAreNamed() {
      wire.client(request(1, "ping", 1, "$db", "a"));
      wire.server(message(2, 1, 2013, i32(0), new byte[1], i32(9), new byte[] {0x33, 'x', 0, 0, 0})).end();
      assertThat(wire.anomalies()).containsExactly("mongodb.element_type");
      assertThat(event().unanswered()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"5, section_kind", "255, section_kind"})
    void unknownSectionsAreNamed(int kind, String code) {
      wire.client(request(1, "ping", 1, "$db", "a"));
      wire.client(message(1, 0, 2013, i32(0), new byte[] {(byte) kind}, document("ping", 1)));
      assertThat(wire.anomalies()).containsExactly("mongodb." + code);
    }

    @Test
    void aWrongChecksumIsNamed() {
      byte[] message = checked(1, "ping", 1, "$db", "a");
      message[message.length - 1] ^= 1;
      wire.client(message);
      assertThat(wire.anomalies()).containsExactly("mongodb.checksum");
    }

    @Test
    void aRightChecksumIsNot() {
      wire.client(checked(1, "ping", 1, "$db", "a"));
      assertThat(wire.anomalies()).isEmpty();
    }
  }
}
