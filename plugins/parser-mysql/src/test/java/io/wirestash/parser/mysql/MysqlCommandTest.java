package io.wirestash.parser.mysql;

import static io.wirestash.parser.mysql.Bytes.column;
import static io.wirestash.parser.mysql.Bytes.eof;
import static io.wirestash.parser.mysql.Bytes.error;
import static io.wirestash.parser.mysql.Bytes.greeting;
import static io.wirestash.parser.mysql.Bytes.le;
import static io.wirestash.parser.mysql.Bytes.login;
import static io.wirestash.parser.mysql.Bytes.ok;
import static io.wirestash.parser.mysql.Bytes.packet;
import static io.wirestash.parser.mysql.Bytes.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wirestash.api.auth.Credentials;
import io.wirestash.api.parser.Direction;
import io.wirestash.testkit.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MysqlCommandTest {
  private static final String PREPARE = packet(0, "\u0016SELECT ?");
  private static final String PREPARED = packet(1, "\0" + le(9, 4) + le(1, 2) + le(1, 2) + "\0" + le(0, 2));
  private static final String EXECUTE = packet(0, "\u0017" + le(9, 4) + "\0" + le(1, 4));

  Wire wire = loggedIn(Credentials.MASK);

  private static Wire loggedIn(Credentials credentials) {
    return MysqlLoginTest.wire(credentials)
        .server(greeting("mysql_native_password"))
        .client(login("joe", "", "shop", "mysql_native_password"))
        .server(ok(2));
  }

  /** The events after the login's. */
  private List<Mysql> commands() {
    List<Mysql> all = wire.events(Mysql.class);
    return all.subList(1, all.size());
  }

  private Mysql only() {
    assertThat(commands()).hasSize(1);
    return commands().get(0);
  }

  @Test
  void tellsHowManyRowsCameAndInHowManyColumns() {
    wire.client(query("SELECT 1, 2"))
        .server(packet(1, "\2"), column(2), column(3), eof(4, 2))
        .server(packet(5, "\u00011\u00012"), packet(6, "\u00013\u00014"), eof(7, 2));

    assertThat(only()).extracting(Mysql::command, Mysql::statement, Mysql::database)
        .containsExactly("query", "SELECT 1, 2", "shop");
    assertThat(only().result()).extracting(Result::status, Result::columns, Result::rows).containsExactly("ok", 2, 2L);
  }

  @Test
  void readsResultsOfNewerServersWhichHaveNoEofAfterTheColumns() {
    wire.client(query("SELECT 1"))
        .server(packet(1, "\1"), column(2), packet(3, "\u00011"), packet(4, "\u00fe\0\0\2\0\0\0"));

    assertThat(only().result().rows()).isEqualTo(1);
  }

  @Test
  void sumsTheResultsOfSeveralStatements() {
    wire.client(query("SELECT 1; SELECT 2"))
        .server(packet(1, "\1"), column(2), eof(3, 2), packet(4, "\u00011"), eof(5, 8))
        .server(packet(6, "\1"), column(7), eof(8, 2), packet(9, "\u00012"), eof(10, 2));

    assertThat(only().result()).extracting(Result::results, Result::rows).containsExactly(2, 2L);
  }

  @Test
  void tellsWhatWentWrong() {
    wire.client(query("SELEC")).server(error(1, 1064, "42000", "You have an error"));

    assertThat(only().result())
        .extracting(Result::status, Result::errorCode, Result::sqlState, Result::errorMessage)
        .containsExactly("error", 1064, "42000", "You have an error");
  }

  @Test
  void pairsPipelinedCommandsWithTheirResults() {
    wire.client(query("DO 1") + packet(0, "\u000e") + query("DO 2"))
        .server(ok(1), ok(1), error(1, 1064, "42000", "no"));

    assertThat(commands())
        .extracting(Mysql::command, Mysql::statement, each -> each.result().status())
        .containsExactly(tuple("query", "DO 1", "ok"), tuple("ping", null, "ok"), tuple("query", "DO 2", "error"));
  }

  @Test
  void tellsWhichPreparedStatementWasExecuted() {
    wire.client(PREPARE).server(PREPARED, column(2), eof(3, 2), column(4), eof(5, 2))
        .client(EXECUTE).server(packet(1, "\1"), column(2), eof(3, 2), packet(4, "\0\0\u0001x"), eof(5, 2));

    assertThat(commands().get(0).result()).extracting(Result::parameters, Result::columns).containsExactly(1, 1);
    assertThat(commands().get(1))
        .extracting(Mysql::command, Mysql::statement, Mysql::statementId)
        .containsExactly("stmt_execute", "SELECT ?", 9L);
  }

  @Test
  void waitsForNoRowsWhereACursorKeepsThem() {
    wire.client(PREPARE).server(PREPARED, column(2), eof(3, 2), column(4), eof(5, 2))
        .client(EXECUTE).server(packet(1, "\1"), column(2), eof(3, 0x42))
        .client(packet(0, "\u001c" + le(9, 4) + le(10, 4))).server(packet(1, "\0\0\u0001x"), eof(2, 2));

    assertThat(commands()).extracting(Mysql::command).containsExactly("stmt_prepare", "stmt_execute", "stmt_fetch");
    assertThat(commands().get(2).result().rows()).isEqualTo(1);
  }

  @Test
  void namesTheFileThatTheServerAskedFor() {
    wire.client(query("LOAD DATA LOCAL INFILE 'x'")).server(packet(1, "\u00fb/tmp/x"))
        .client(packet(2, "1,2\n"), packet(3, "")).server(packet(4, "\0\1\0\2\0\0\0"));

    assertThat(only().result()).extracting(Result::file, Result::affectedRows).containsExactly("/tmp/x", 1L);
  }

  @Test
  void passesOverWhatMariadbTellsOfItsProgress() {
    wire.client(query("ALTER TABLE t")).server(packet(1, "\u00ff\u00ff\u00ff\1\2\2\0\0\0\4work"), ok(2));

    assertThat(only().result().status()).isEqualTo("ok");
  }

  @Test
  void passesOverTheAttributesBeforeTheSql() {
    String attributes = "\1\1\0\1" + "\u00fe\0\4name" + "\5value";
    wire = MysqlLoginTest.wire(Credentials.MASK).server(greeting("x"))
        .client(login(0x0808_8200L, "joe", "", "", "x")).server(ok(2))
        .client(packet(0, "\u0003" + attributes + "SELECT 1")).server(ok(1));

    assertThat(only().statement()).isEqualTo("SELECT 1");
  }

  @Test
  void keepsPasswordsOutOfStatementsAndOutOfErrorsAboutThem() {
    wire.client(query("CREATE USER joe IDENTIFIED 'secret'"))
        .server(error(1, 1064, "42000", "syntax error near ''secret'' at line 1"));

    assertThat(only().statement()).isEqualTo("CREATE USER joe IDENTIFIED '***'");
    assertThat(only().result().errorMessage()).doesNotContain("secret");
  }

  @Test
  void showsThemWhereCredentialsAreShown() {
    wire = loggedIn(Credentials.SHOW);
    wire.client(query("CREATE USER joe IDENTIFIED BY 'secret'")).server(ok(1));

    assertThat(only().statement()).isEqualTo("CREATE USER joe IDENTIFIED BY 'secret'");
  }

  @Test
  void reportsACommandThatNobodyAnswered() {
    wire.client(query("SELECT SLEEP(99)")).later(Duration.ofSeconds(61));

    assertThat(only().unanswered()).isTrue();
  }

  @Test
  void givesALateResultToNoOtherCommand() {
    wire.client(query("SELECT SLEEP(99)")).later(Duration.ofSeconds(61)).server(ok(1))
        .client(query("DO 1")).server(ok(1));

    assertThat(commands()).extracting(Mysql::statement).containsExactly("SELECT SLEEP(99)", null, "DO 1");
  }

  @Test
  void knowsTheDatabaseInUse() {
    wire.client(packet(0, "\2other")).server(ok(1)).client(packet(0, "\16")).server(ok(1));

    assertThat(commands()).extracting(Mysql::database).containsExactly("shop", "other");
  }

  @Test
  void passesOverRowsAndStatementsOfAnyLength() {
    String long1 = "x".repeat(100_000);
    wire.client(query("SELECT '" + long1 + "'"))
        .server(packet(1, "\1"), column(2), eof(3, 2), packet(4, "\u00fd" + le(100_000, 3) + long1), eof(5, 2));

    assertThat(only().statement()).hasSize(4096);
    assertThat(only().truncated()).isTrue();
    assertThat(only().result().rows()).isEqualTo(1);
  }

  @Test
  void carriesOnStatementsOverSeveralPackets() {
    String full = packet(0, "\u0003" + "x".repeat(0xfffffe));
    wire.client(full, packet(1, "\u0003still")).server(ok(2)).client(query("DO 1")).server(ok(1));

    assertThat(commands()).extracting(Mysql::statement).hasSize(2).last().isEqualTo("DO 1");
  }

  @Test
  void goesOnAfterAGapWithinWhatIsPassedOver() {
    String row = packet(4, "\u00fd" + le(100_000, 3) + "x".repeat(100_000));
    wire.client(query("SELECT 1")).server(packet(1, "\1"), column(2), eof(3, 2), row.substring(0, 500))
        .lose(Direction.SERVER, 1000).server(row.substring(1500), eof(5, 2));

    assertThat(only().result()).extracting(Result::status, Result::rows).containsExactly("ok", 1L);
    assertThat(only().incomplete()).isNull();
  }

  @Test
  void marksWhatAGapTookAndPairsTheRestAnew() {
    wire.client(query("SELECT 1")).server(packet(1, "\1"), column(2)).lose(Direction.SERVER, 50)
        .client(query("DO 1")).server(ok(1));

    assertThat(commands())
        .extracting(Mysql::statement, Mysql::incomplete)
        .containsExactly(tuple("SELECT 1", true), tuple("DO 1", null));
  }

  @Test
  void readsAConnectionWhoseLoginWasNotCaptured() {
    wire = MysqlLoginTest.wire(Credentials.MASK);
    wire.client(query("DO 1")).server(ok(1));

    assertThat(wire.events(Mysql.class)).extracting(Mysql::statement).containsExactly("DO 1");
    assertThat(wire.confirmed()).isTrue();
  }

  @Test
  void keepsAtMostAThousandCommandsWaiting() {
    for (int i = 0; i < 3000; i++) wire.client(query("DO 1"));

    assertThat(commands()).hasSize(3000 - 1024);
  }

  @Test
  void namesCommandsThatItDoesNotKnow() {
    wire.client(packet(0, "\u0099"));

    assertThat(wire.anomalies()).containsExactly("mysql.unknown_command");
  }

  @Test
  void givesTheSameByteByByte() {
    String[] answer = {packet(1, "\2"), column(2), column(3), eof(4, 2), packet(5, "\u00011\u00012"), eof(6, 2)};
    wire.client(query("SELECT 1, 2")).server(answer);
    Wire slow = loggedIn(Credentials.MASK).bytewise().client(query("SELECT 1, 2")).server(answer);

    assertThat(slow.events(Record.class)).isEqualTo(wire.events(Record.class));
  }
}
