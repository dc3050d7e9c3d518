package io.wirestash.parser.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wirestash.api.auth.Credentials;
import io.wirestash.api.parser.Direction;
import io.wirestash.testkit.FixedSecrets;
import io.wirestash.testkit.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisParserTest {
  private static final RedisOptions OPTIONS = new RedisOptions(List.of(6379), false, Duration.ofSeconds(60));
  private final Wire wire = Wire.to(new RedisParser(OPTIONS, FixedSecrets.of(Credentials.MASK)));

  /** A command as clients send it. */
  static String command(String... words) {
    StringBuilder array = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) array.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
    return array.toString();
  }

  private List<RedisEvent> events() {
    return wire.events(RedisEvent.class);
  }

  @Test
  void pairsPipelinedCommandsWithTheirReplies() {
    wire.client(command("GET", "a") + "PING\r\n").server("$1\r\n7\r\n", "+PONG\r\n");
    assertThat(events())
        .extracting(RedisEvent::command, RedisEvent::key, RedisEvent::inline, RedisEvent::replyType, RedisEvent::reply)
        .containsExactly(tuple("GET", "a", null, "string", "7"), tuple("PING", null, true, "status", "PONG"));
    assertThat(wire.confirmed()).isTrue();
  }

  @Test
  void readsTheSameWhenBytesComeOneByOne() {
    wire.bytewise();
    wire.client(command("MGET", "a", "b") + " echo 'x y'\r\n").server("*2\r\n$1\r\n1\r\n$-1\r\n", "$3\r\nx y\r\n");
    assertThat(events())
        .extracting(RedisEvent::command, RedisEvent::arguments, RedisEvent::replySize, RedisEvent::replyItems)
        .containsExactly(
            tuple("MGET", List.of("a", "b"), 2L, List.of("1", "")), tuple("ECHO", List.of("x y"), 3L, List.of()));
    assertThat(wire.anomalies()).isEmpty();
  }

  @Test
  void spansFromTheCommandToTheReply() {
    wire.client(command("BLPOP", "list", "0")).later(Duration.ofSeconds(5)).server("*-1\r\n");
    assertThat(wire.emitted()).singleElement().satisfies(each -> {
      assertThat(each.start().packet()).isEqualTo(1);
      assertThat(each.end().packet()).isEqualTo(2);
    });
  }

  @Test
  void splitsErrorsIntoCodeAndText() {
    wire.client(command("GET", "list"), command("NOPE"));
    wire.server("-WRONGTYPE Operation against a key\r\n", "-no code here\r\n");
    assertThat(events())
        .extracting(RedisEvent::replyType, RedisEvent::errorPrefix, RedisEvent::reply)
        .containsExactly(
            tuple("error", "WRONGTYPE", "Operation against a key"), tuple("error", null, "no code here"));
  }

  @Test
  void joinsTheWordsOfContainerCommands() {
    wire.client(command("config", "set", "dir", "/var/www"), command("CONFIG", "FROB", "x")).server("+OK\r\n+OK\r\n");
    assertThat(events())
        .extracting(RedisEvent::command, RedisEvent::arguments, RedisEvent::argumentsCount)
        .containsExactly(
            tuple("CONFIG SET", List.of("dir", "/var/www"), 2), tuple("CONFIG", List.of("FROB", "x"), 2));
  }

  @Test
  void givesNoEventForEmptyCommands() {
    wire.client("*0\r\n", "\r\n", "*-1\r\n", command("PING")).server("+PONG\r\n").end();
    assertThat(events()).extracting(RedisEvent::command).containsExactly("PING");
  }

  @Test
  void followsTheDatabaseTheUserAndTheName() {
    wire.client(command("SELECT", "3"), command("CLIENT", "SETNAME", "worker"), command("AUTH", "bob", "x"));
    wire.server("+OK\r\n", "+OK\r\n", "+OK\r\n").client(command("SELECT", "99"))
        .server("-ERR DB index is out of range\r\n");
    RedisEvent last = events().get(3);
    assertThat(last.databaseIndex()).isEqualTo(3);
    assertThat(last.clientName()).isEqualTo("worker");
    assertThat(last.aclUser()).isEqualTo("bob");
  }

  @Test
  void forgetsThemAtReset() {
    wire.client(command("SELECT", "3"), command("AUTH", "bob", "x"), command("RESET"))
        .server("+OK\r\n+OK\r\n+RESET\r\n");
    RedisEvent last = events().get(2);
    assertThat(last.databaseIndex()).isZero();
    assertThat(last.aclUser()).isNull();
  }

  @Test
  void readsEveryTypeOfTheThirdProtocol() {
    String[] values = {
      ",1.5\r\n", "#t\r\n", "(123456789012345678901\r\n", "_\r\n", "=7\r\ntxt:abc\r\n", "~1\r\n:1\r\n",
      "!5\r\nERR x\r\n",
      "%1\r\n+a\r\n*1\r\n:2\r\n"
    };
    for (String value : values) wire.client(command("EVAL", "x", "0")).server(value);
    assertThat(events())
        .extracting(RedisEvent::replyType)
        .containsExactly("double", "boolean", "big_number", "null", "verbatim_string", "set", "error", "map");
    assertThat(events().get(7).replyItems()).containsExactly("a", "2");
  }

  @Test
  void leavesAttributesOut() {
    wire.client(command("GET", "a")).server("|1\r\n+ttl\r\n|1\r\n+x\r\n+y\r\n:10\r\n$1\r\n7\r\n");
    assertThat(events()).extracting(RedisEvent::reply).containsExactly("7");
    wire.client(command("MGET", "a", "b")).server("*2\r\n|1\r\n+ttl\r\n:10\r\n+1\r\n+2\r\n");
    assertThat(events().get(1).replyItems()).containsExactly("1", "2");
  }

  @Nested
  class SwitchedOffReplies {
    @Test
    void areNotWaitedFor() {
      wire.client(command("CLIENT", "REPLY", "OFF"), command("SET", "a", "1"), command("CLIENT", "REPLY", "ON"));
      wire.server("+OK\r\n").client(command("PING")).server("+PONG\r\n").end();
      assertThat(events())
          .extracting(RedisEvent::command, RedisEvent::noReply, RedisEvent::reply)
          .containsExactly(
              tuple("CLIENT REPLY", true, null),
              tuple("SET", true, null),
              tuple("CLIENT REPLY", null, "OK"),
              tuple("PING", null, "PONG"));
    }

    @Test
    void areSkippedOnce() {
      wire.client(command("CLIENT", "REPLY", "SKIP"), command("SET", "a", "1"), command("PING")).server("+PONG\r\n");
      assertThat(events())
          .extracting(RedisEvent::command, RedisEvent::reply)
          .containsExactly(tuple("CLIENT REPLY", null), tuple("SET", null), tuple("PING", "PONG"));
    }
  }

  @Nested
  class Subscriptions {
    @Test
    void areAnsweredOnceForEachChannel() {
      wire.client(command("SUBSCRIBE", "a", "b") + command("PING"));
      wire.server("*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n", "*3\r\n$9\r\nsubscribe\r\n$1\r\nb\r\n:2\r\n");
      wire.server("*2\r\n$4\r\npong\r\n$0\r\n\r\n");
      assertThat(events())
          .extracting(RedisEvent::command, RedisEvent::replyItems)
          .containsExactly(
              tuple("SUBSCRIBE", List.of("subscribe", "a", "1")), tuple("PING", List.of("pong", "")));
    }

    @Test
    void bringMessagesThatAnswerNothing() {
      wire.client(command("PSUBSCRIBE", "n*")).server("*3\r\n$10\r\npsubscribe\r\n$2\r\nn*\r\n:1\r\n");
      wire.server("*4\r\n$8\r\npmessage\r\n$2\r\nn*\r\n$4\r\nnews\r\n$2\r\nhi\r\n");
      wire.client(command("PUNSUBSCRIBE")).server("*3\r\n$12\r\npunsubscribe\r\n$2\r\nn*\r\n:0\r\n");
      assertThat(events())
          .extracting(RedisEvent::command, RedisEvent::pubsub)
          .containsExactly(
              tuple("PSUBSCRIBE", null),
              tuple(null, new PubSub("pmessage", "news", "n*", "hi")),
              tuple("PUNSUBSCRIBE", null));
    }

    @Test
    void comeAsPushesBetweenOtherReplies() {
      wire.client(command("SUBSCRIBE", "a"), command("GET", "k"));
      wire.server(">3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n");
      wire.server(">3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\nm\r\n", "+v\r\n");
      assertThat(events())
          .extracting(RedisEvent::command, RedisEvent::reply)
          .containsExactly(tuple("SUBSCRIBE", null), tuple(null, null), tuple("GET", "v"));
    }

    @Test
    void mayBeRefusedLikeAnyCommand() {
      wire.client(command("SUBSCRIBE", "a", "b"), command("PING")).server("-NOPERM no\r\n+PONG\r\n");
      assertThat(events())
          .extracting(RedisEvent::command, RedisEvent::reply)
          .containsExactly(tuple("SUBSCRIBE", "no"), tuple("PING", "PONG"));
    }

    @Test
    void doNotShiftRepliesWhenAllAreEndedAtOnce() {
      wire.client(command("SUBSCRIBE", "a", "b")).server("*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n".repeat(2));
      wire.client(command("UNSUBSCRIBE"), command("PING"));
      wire.server("*3\r\n$11\r\nunsubscribe\r\n$1\r\na\r\n:1\r\n".repeat(2), "+PONG\r\n");
      assertThat(events()).extracting(RedisEvent::command).containsExactly("SUBSCRIBE", "UNSUBSCRIBE", "PING");
      assertThat(events().get(2).reply()).isEqualTo("PONG");
    }

    @Test
    void doNotMakeMessagesOfOrdinaryArrays() {
      wire.client(command("LRANGE", "l", "0", "2")).server("*3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\nb\r\n");
      assertThat(events()).extracting(RedisEvent::command).containsExactly("LRANGE");
    }
  }

  @Nested
  class Monitoring {
    @Test
    void tellsOfOtherClientsCommands() {
      wire.client(command("MONITOR")).server("+OK\r\n");
      wire.server("+1700000000.123456 [2 127.0.0.1:50000] \"set\" \"k\" \"a \\\"b\\\" \\xff\"\r\n");
      wire.client(command("QUIT")).server("+OK\r\n");
      assertThat(events())
          .extracting(RedisEvent::command, RedisEvent::origin, RedisEvent::monitoredClient, RedisEvent::arguments)
          .containsExactly(
              tuple("MONITOR", null, null, List.of()),
              tuple("SET", "monitor", "127.0.0.1:50000", List.of("k", "a \"b\" \\xff")),
              tuple("QUIT", null, null, List.of()));
      assertThat(events().get(1).databaseIndex()).isEqualTo(2);
    }

    @Test
    void hidesPasswordsInThem() {
      wire.client(command("MONITOR"))
          .server("+OK\r\n+1.2 [0 [::1]:5] \"config\" \"set\" \"requirepass\" \"geheim\"\r\n");
      assertThat(events().get(1).arguments()).containsExactly("requirepass", "***");
    }
  }

  @Nested
  class Replicas {
    @Test
    void getASnapshotAndThenCommands() {
      wire.client(command("PSYNC", "?", "-1")).server("\n\n+FULLRESYNC 0123 0\r\n", "\n", "$5\r\nREDIS");
      wire.server("\n", command("SELECT", "1"), command("SET", "a", "1")).client(command("REPLCONF", "ACK", "10"));
      assertThat(events())
          .extracting(RedisEvent::command, RedisEvent::origin, RedisEvent::replySize)
          .containsSubsequence(
              tuple(null, "replication", 5L),
              tuple("SELECT", "replication", (long) Integer.MIN_VALUE),
              tuple("SET", "replication", (long) Integer.MIN_VALUE));
      assertThat(events().get(3).databaseIndex()).isEqualTo(1);
      assertThat(events().get(4).noReply()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void getSnapshotsOfUnknownLengthUpToAMark(boolean bytewise) {
      String mark = "0123456789".repeat(4);
      if (bytewise) wire.bytewise();
      wire.client(command("PSYNC", "?", "-1")).server("+FULLRESYNC 0123 0\r\n$EOF:" + mark + "\r\n");
      wire.server("x".repeat(100) + mark.substring(0, 39) + "!" + mark + command("PING"));
      assertThat(events()).extracting(RedisEvent::command).containsExactly("PSYNC", null, "PING");
      assertThat(events().get(1).replySize()).isEqualTo(140);
    }

    @Test
    void goOnWhereTheyWere() {
      wire.client(command("PSYNC", "0123", "7")).server("+CONTINUE\r\n", command("DEL", "a"));
      assertThat(events()).extracting(RedisEvent::command).containsExactly("PSYNC", "DEL");
    }

    @Test
    void ofOldServersGetTheSnapshotAtOnce() {
      wire.client(command("SYNC")).server("$3\r\nRDB", command("DEL", "a"));
      assertThat(events()).extracting(RedisEvent::command).containsExactly("SYNC", null, "DEL");
    }
  }

  @Nested
  class Lost {
    @Test
    void repliesAreReportedAfterTheTimeOutAndStayPaired() {
      wire.client(command("BLPOP", "a", "0")).later(Duration.ofSeconds(61)).client(command("PING"));
      wire.server("*-1\r\n+PONG\r\n");
      assertThat(events())
          .extracting(RedisEvent::command, RedisEvent::unanswered, RedisEvent::reply)
          .containsExactly(tuple("BLPOP", true, null), tuple("PING", null, "PONG"));
    }

    @Test
    void repliesStayPairedBeyondTheLimitOfWaitingCommands() {
      for (int i = 0; i < 4097; i++) wire.client("ECHO " + i + "\r\n");
      assertThat(events()).extracting(RedisEvent::unanswered).containsExactly(true);
      wire.server("+0\r\n+1\r\n");
      assertThat(events()).extracting(event -> event.arguments().get(0), RedisEvent::reply)
          .containsExactly(tuple("0", null), tuple("1", "1"));
    }

    @Test
    void bytesOfTheServerEndThePairing() {
      wire.client(command("GET", "a")).lose(Direction.SERVER, 10).server("+x\r\n").client(command("GET", "b"));
      assertThat(events())
          .extracting(RedisEvent::key, RedisEvent::unanswered)
          .containsExactly(tuple("a", true), tuple("b", true));
    }

    @Test
    void bytesOfTheClientLeaveWhatWasReadBefore() {
      wire.client(command("GET", "a")).lose(Direction.CLIENT, 10).server("+x\r\n+y\r\n");
      assertThat(events()).extracting(RedisEvent::key, RedisEvent::reply).containsExactly(tuple("a", "x"));
      assertThat(wire.isDone()).isTrue();
    }

    @Test
    void commandsLeaveTheirRepliesAlone() {
      wire.server("+OK\r\n");
      assertThat(events()).extracting(RedisEvent::command, RedisEvent::reply).containsExactly(tuple(null, "OK"));
    }
  }

  @Nested
  class Limits {
    @ParameterizedTest
    @CsvSource({"32, 0", "33, 1"})
    void nestingMayBe32Deep(int depth, int anomalies) {
      wire.client(command("EVAL", "x", "0")).server("*1\r\n".repeat(depth) + ":1\r\n");
      assertThat(wire.anomalies()).hasSize(anomalies).allMatch("redis.too_deep"::equals);
      assertThat(events()).hasSize(1 - anomalies);
    }

    @ParameterizedTest
    @CsvSource({
      "'*x\r\n', not_a_number",
      "'$\r\n', not_a_number",
      "'*-2\r\n', not_a_number",
      "'$?\r\n', not_a_number",
      "'*2147483648\r\n', out_of_range",
      "'$536870913\r\n', out_of_range",
      "'$99999999999999999999\r\n', not_a_number",
      "'$1\r\nabc\r\n', string_end",
      "'\r\n', empty_line",
      "'hello\r\n', unknown_type"
    })
    void aSideThatIsOutOfStepEnds(String reply, String code) {
      wire.client(command("GET", "a")).server(reply, "+OK\r\n");
      assertThat(wire.anomalies()).containsExactly("redis." + code);
      assertThat(events()).isEmpty();
    }

    @Test
    void announcedSizesCostNothing() {
      wire.client("*2147483647\r\n$536870912\r\nab").server("*2147483647\r\n*2147483647\r\n$3\r\nabc\r\n").end();
      assertThat(events()).isEmpty();
      assertThat(wire.anomalies()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"65536, 0", "65537, 1"})
    void linesMayHave64KiB(int length, int anomalies) {
      wire.client("PING " + "x".repeat(length - 5) + "\r\n");
      assertThat(wire.anomalies()).hasSize(anomalies).allMatch("redis.line_too_long"::equals);
    }

    @Test
    void linesWithoutEndAreGivenUp() {
      wire.client(command("PING"));
      for (int i = 0; i < 10; i++) wire.client("x".repeat(10_000));
      assertThat(wire.anomalies()).containsExactly("redis.line_too_long");
    }

    @Test
    void valuesMayBeOfAnySize() {
      String value = "v".repeat(3_000_000);
      wire.client(command("SET", "a", value)).server("+OK\r\n");
      assertThat(events().get(0).arguments()).hasSize(2).element(1).asString().hasSize(513).endsWith("v…");
    }

    @Test
    void sixteenArgumentsAreShownAndAllCounted() {
      String[] words = new String[1001];
      java.util.Arrays.fill(words, "x");
      words[0] = "DEL";
      wire.client(command(words)).server(":1\r\n");
      assertThat(events().get(0).arguments()).hasSize(16);
      assertThat(events().get(0).argumentsCount()).isEqualTo(1000);
    }

    @Test
    void unfinishedValuesAreNamedWhenTheSideEnds() {
      wire.client(command("PING") + "*2\r\n$3\r\nGET\r\n").endClient();
      assertThat(wire.anomalies()).containsExactly("redis.truncated");
    }

    @Test
    void quotesThatDoNotMatchAreNamed() {
      wire.client("SET a \"b\r\n").server("-ERR Protocol error: unbalanced quotes in request\r\n");
      assertThat(wire.anomalies()).containsExactly("redis.unbalanced_quotes");
      assertThat(events()).extracting(RedisEvent::arguments).containsExactly(List.of("a", "b"));
    }
  }
}
