package io.wirestash.parser.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.auth.Credentials;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.testkit.FixedSecrets;
import io.wirestash.testkit.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisProbeTest {
  private static final RedisParser PARSER =
      new RedisParser(
          new RedisOptions(List.of(6379), false, Duration.ofSeconds(60)), FixedSecrets.of(Credentials.MASK));

  @ParameterizedTest
  @CsvSource({
    "CLIENT, '*1\r\n$4\r\nPING\r\n', YES",
    "CLIENT, '*2\r\n$4\r\nauth\r\n$1', YES",
    "SERVER, '*1\r\n$4\r\nPING\r\n', REVERSED",
    "SERVER, '*3\r\n$7\r\nmessage\r\n', TRY",
    "CLIENT, '*1\r\n$4\r\nFROB\r\n', TRY",
    "CLIENT, 'PING\r\n', TRY",
    "CLIENT, 'get a\r\n', TRY",
    "CLIENT, 'GET / HTTP/1.1\r\n', NO",
    "CLIENT, 'HELO example.org\r\n', NO",
    "SERVER, 'PING\r\n', NO",
    "SERVER, '-NOAUTH Authentication required.\r\n', YES",
    "CLIENT, '-NOAUTH Authentication required.\r\n', REVERSED",
    "SERVER, '-ERR unknown command', TRY",
    "SERVER, '+PONG\r\n', TRY",
    "SERVER, '$-1\r\n', TRY",
    "CLIENT, '\u0016\u0003\u0001', NO",
    "CLIENT, '*x', NO",
    "CLIENT, '*12345678901234', NO",
    "CLIENT, '$\u0000', NO"
  })
  void tellsByTheFirstBytes(Direction from, String head, Match match) {
    assertThat(Wire.probe(PARSER, from, head)).contains(match);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "*1\r\n", "*1\r\n$4\r\nPIN", "PIN", "GET /"})
  void waitsForMoreBytes(String head) {
    assertThat(Wire.probe(PARSER, Direction.CLIENT, head)).isEmpty();
  }
}
