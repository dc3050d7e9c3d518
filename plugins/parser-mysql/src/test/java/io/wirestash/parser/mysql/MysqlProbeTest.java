package io.wirestash.parser.mysql;

import static io.wirestash.parser.mysql.Bytes.greeting;
import static io.wirestash.parser.mysql.Bytes.le;
import static io.wirestash.parser.mysql.Bytes.login;
import static io.wirestash.parser.mysql.Bytes.ok;
import static io.wirestash.parser.mysql.Bytes.packet;
import static io.wirestash.parser.mysql.Bytes.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.auth.Credentials;
import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.testkit.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MysqlProbeTest {
  private static final MysqlParser PARSER =
      new MysqlParser(new MysqlOptions(List.of(3306), false, Duration.ofSeconds(60)), Secrets.of(Credentials.MASK));

  private static Match client(String head) {
    return Wire.probe(PARSER, Direction.CLIENT, head).orElse(null);
  }

  private static Match server(String head) {
    return Wire.probe(PARSER, Direction.SERVER, head).orElse(null);
  }

  @Test
  void isCertainOfAGreeting() {
    assertThat(server(greeting("mysql_native_password"))).isEqualTo(Match.YES);
    assertThat(server(packet(0, "\u00093.21.33\0" + le(3, 4) + "saltsalt\0"))).isEqualTo(Match.YES);
  }

  @Test
  void isCertainOfALogin() {
    assertThat(client(login("joe", "", "", "mysql_native_password"))).isEqualTo(Match.YES);
  }

  @Test
  void isCertainOfAnErrorThatGreets() {
    assertThat(server(packet(0, "\u00ff" + le(1130, 2) + "Host 'x' is not allowed"))).isEqualTo(Match.YES);
  }

  @Test
  void turnsTheRolesRoundIfTheClientGreets() {
    assertThat(client(greeting("mysql_native_password"))).isEqualTo(Match.REVERSED);
    assertThat(server(login("joe", "", "", "mysql_native_password"))).isEqualTo(Match.REVERSED);
  }

  @Test
  void triesCommandsAndResultsWhoseLoginWasNotCaptured() {
    assertThat(client(query("SELECT 1"))).isEqualTo(Match.TRY);
    assertThat(server(ok(1))).isEqualTo(Match.TRY);
    assertThat(client(packet(1, le(5, 2) + "\0\0\0joe\0ABCDEFGH\0"))).isEqualTo(Match.TRY);
  }

  @Test
  void refusesOtherProtocols() {
    assertThat(client("GET / HTTP/1.1\r\n\r\n")).isEqualTo(Match.NO);
    assertThat(server("HTTP/1.1 200 OK\r\n\r\n")).isEqualTo(Match.NO);
    assertThat(server("SSH-2.0-OpenSSH_9.2p1\r\n")).isEqualTo(Match.NO);
    assertThat(client("\u0016\u0003\u0001\0\u00f1\1\0\0\u00ed\u0003\u0003")).isEqualTo(Match.NO);
    assertThat(client("\0\0\0\u0008\u0004\u00d2\u0016\u002f")).isEqualTo(Match.NO);
  }

  @Test
  void waitsForMoreOfAGreeting() {
    String greeting = greeting("mysql_native_password");
    for (int cut = 0; cut < 24; cut++) assertThat(server(greeting.substring(0, cut))).isNull();
  }
}
