package io.wirestash.parser.postgresql;

import static io.wirestash.parser.postgresql.Bytes.i32;
import static io.wirestash.parser.postgresql.Bytes.message;
import static io.wirestash.parser.postgresql.Bytes.query;
import static io.wirestash.parser.postgresql.Bytes.startup;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.auth.Credentials;
import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.testkit.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresqlProbeTest {
  private static final PostgresqlParser PARSER = new PostgresqlParser(
      new PostgresqlOptions(List.of(5432), false, Duration.ofSeconds(60)), Secrets.of(Credentials.MASK));

  private static Match client(String head) {
    return Wire.probe(PARSER, Direction.CLIENT, head).orElse(null);
  }

  private static Match server(String head) {
    return Wire.probe(PARSER, Direction.SERVER, head).orElse(null);
  }

  @Test
  void isCertainOfABeginning() {
    assertThat(client(startup("joe", "shop"))).isEqualTo(Match.YES);
    assertThat(client(Bytes.SSL_REQUEST)).isEqualTo(Match.YES);
    assertThat(client(Bytes.GSS_REQUEST)).isEqualTo(Match.YES);
    assertThat(client(startup(StartupPacket.CANCEL, i32(1) + i32(2)))).isEqualTo(Match.YES);
  }

  @Test
  void isCertainWhenAProofIsAskedFor() {
    assertThat(server(Bytes.OK)).isEqualTo(Match.YES);
    assertThat(server(message('R', i32(5) + "salt"))).isEqualTo(Match.YES);
  }

  @Test
  void turnsTheRolesRoundIfTheClientAsksForAProof() {
    assertThat(client(Bytes.OK)).isEqualTo(Match.REVERSED);
    assertThat(server(startup("joe", "shop"))).isEqualTo(Match.REVERSED);
  }

  @Test
  void triesQueriesAndResultsWhoseBeginningWasNotCaptured() {
    assertThat(client(query("SELECT 1"))).isEqualTo(Match.TRY);
    assertThat(server(Bytes.READY)).isEqualTo(Match.TRY);
    assertThat(server("N")).isEqualTo(Match.TRY);
  }

  @Test
  void refusesOtherProtocols() {
    assertThat(client("GET / HTTP/1.1\r\n\r\n")).isEqualTo(Match.NO);
    assertThat(server("HTTP/1.1 200 OK\r\n\r\n")).isEqualTo(Match.NO);
    assertThat(client("\u0016\u0003\u0001\0\u00f1\1\0\0\u00ed\u0003\u0003")).isEqualTo(Match.NO);
    assertThat(client("POST / HTTP/1.1\r\n")).isEqualTo(Match.NO);
    assertThat(client("QUIT\r\nQUIT\r\n")).isEqualTo(Match.NO);
    assertThat(client("\0\u0021\u0012\u0034\1\0\0\1\0\0")).isEqualTo(Match.NO);
  }

  @Test
  void waitsForMoreOfABeginning() {
    String startup = startup("joe", "shop");
    for (int cut = 0; cut < 9; cut++) assertThat(client(startup.substring(0, cut))).isNull();
  }
}
