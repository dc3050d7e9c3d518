package io.wirestash.parser.postgresql;

import static io.wirestash.parser.postgresql.Bytes.OK;
import static io.wirestash.parser.postgresql.Bytes.READY;
import static io.wirestash.parser.postgresql.Bytes.columns;
import static io.wirestash.parser.postgresql.Bytes.complete;
import static io.wirestash.parser.postgresql.Bytes.error;
import static io.wirestash.parser.postgresql.Bytes.i32;
import static io.wirestash.parser.postgresql.Bytes.message;
import static io.wirestash.parser.postgresql.Bytes.query;
import static io.wirestash.parser.postgresql.Bytes.row;
import static io.wirestash.parser.postgresql.Bytes.startup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wirestash.api.auth.Credentials;
import io.wirestash.api.parser.Direction;
import io.wirestash.testkit.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresqlQueryTest {
  private static final String PARSE = message('P', "s1\0SELECT $1\0\0\0");
  private static final String PARSE_UNNAMED = message('P', "\0SELECT $1\0\0\0");
  private static final String BIND = message('B', "\0s1\0\0\0\0\1" + i32(1) + "7\0\0");
  private static final String BIND_UNNAMED = message('B', "\0\0\0\1\0\0\0\1" + i32(1) + "7\0\0");
  private static final String EXECUTE = message('E', "\0" + i32(0));
  private static final String SYNC = message('S', "");
  private static final String PARSED = message('1', "");
  private static final String BOUND = message('2', "");

  Wire wire = loggedIn(Credentials.MASK);

  private static Wire loggedIn(Credentials credentials) {
    return PostgresqlLoginTest.wire(credentials).client(startup("joe", "shop")).server(OK, READY);
  }

  /** The events after the login's. */
  private List<Pgsql> queries() {
    List<Pgsql> all = wire.events(Pgsql.class);
    return all.subList(1, all.size());
  }

  private Pgsql only() {
    assertThat(queries()).hasSize(1);
    return queries().get(0);
  }

  @Test
  void tellsWhatASimpleQueryReturned() {
    wire.client(query("SELECT 1")).server(columns(2), row(), row(), complete("SELECT 2"), READY);

    assertThat(only()).extracting(Pgsql::command, Pgsql::statement, Pgsql::database)
        .containsExactly("query", "SELECT 1", "shop");
    assertThat(only().result())
        .extracting(Result::status, Result::columns, Result::rows, Result::tags)
        .containsExactly("ok", 2, 2L, List.of("SELECT 2"));
  }

  @Test
  void sumsWhatItsStatementsChanged() {
    wire.client(query("UPDATE a; DELETE b")).server(complete("UPDATE 3"), complete("DELETE 4"), READY);

    assertThat(only().result().affectedRows()).isEqualTo(7);
  }

  @Test
  void tellsWhatWentWrong() {
    wire.client(query("SELEC")).server(error("42601", "syntax error at or near \"SELEC\""), READY);

    assertThat(only().result().status()).isEqualTo("error");
    assertThat(only().result().error())
        .extracting(ServerError::severity, ServerError::code, ServerError::message)
        .containsExactly("ERROR", "42601", "syntax error at or near \"SELEC\"");
  }

  @Test
  void tellsWhatWasExecuted() {
    wire.client(PARSE + BIND + EXECUTE + SYNC).server(PARSED, BOUND, row(), complete("SELECT 1"), READY);

    assertThat(queries()).extracting(Pgsql::command).containsExactly("parse", "execute");
    assertThat(queries().get(1))
        .extracting(Pgsql::statement, Pgsql::statementName, Pgsql::parameters)
        .containsExactly("SELECT $1", "s1", 1);
  }

  @Test
  void makesNoEventOfParsingWhatHasNoName() {
    wire.client(PARSE_UNNAMED + BIND_UNNAMED + EXECUTE + SYNC)
        .server(PARSED, BOUND, row(), complete("SELECT 1"), READY);

    assertThat(only().command()).isEqualTo("execute");
  }

  @Test
  void knowsWhatTheServerPassedOverAfterAnError() {
    wire.client(PARSE_UNNAMED + BIND_UNNAMED + EXECUTE + BIND_UNNAMED + EXECUTE + SYNC)
        .server(PARSED, BOUND, error("22012", "division by zero"), READY)
        .client(query("SELECT 1")).server(complete("SELECT 0"), READY);

    assertThat(queries())
        .extracting(Pgsql::command, each -> each.result().status())
        .containsExactly(tuple("execute", "error"), tuple("execute", "skipped"), tuple("query", "ok"));
  }

  @Test
  void tellsOfAnErrorInAParse() {
    wire.client(PARSE_UNNAMED + SYNC).server(error("42601", "no"), READY);

    assertThat(only()).extracting(Pgsql::command, Pgsql::statement).containsExactly("parse", "SELECT $1");
  }

  @Test
  void pairsPipelinedQueriesWithTheirResults() {
    wire.client(query("A") + query("B")).server(complete("A"), READY, complete("B"), READY);

    assertThat(queries())
        .extracting(Pgsql::statement, each -> each.result().tags())
        .containsExactly(tuple("A", List.of("A")), tuple("B", List.of("B")));
  }

  @Test
  void saysThatThereAreMoreRows() {
    wire.client(PARSE_UNNAMED + BIND_UNNAMED + EXECUTE + SYNC).server(PARSED, BOUND, row(), message('s', ""), READY);

    assertThat(only().result()).extracting(Result::suspended, Result::rows).containsExactly(true, 1L);
  }

  @Test
  void countsWhatIsCopiedIn() {
    wire.client(query("COPY t FROM STDIN")).server(message('G', "\0\0\1\0\0"))
        .client(message('d', "1\n"), message('d', "22\n"), message('c', "")).server(complete("COPY 2"), READY);

    assertThat(only().result()).extracting(Result::copiedBytes, Result::affectedRows).containsExactly(5L, 2L);
  }

  @Test
  void countsWhatIsCopiedOut() {
    wire.client(query("COPY t TO STDOUT"))
        .server(message('H', "\0\0\1\0\0"), message('d', "1\n"), message('c', ""), complete("COPY 1"), READY);

    assertThat(only().result().copiedBytes()).isEqualTo(2);
  }

  @Test
  void keepsPasswordsOutOfStatementsAndOutOfErrorsAboutThem() {
    wire.client(query("ALTER ROLE joe PASSWORD $$secret$$ x"))
        .server(error("42601", "syntax error at or near \"secret\""), READY);

    assertThat(only().statement()).isEqualTo("ALTER ROLE joe PASSWORD '***' x");
    assertThat(only().result().error().message()).doesNotContain("secret");
  }

  @Test
  void showsThemWhereCredentialsAreShown() {
    wire = loggedIn(Credentials.SHOW);
    wire.client(query("ALTER ROLE joe PASSWORD 'secret'")).server(complete("ALTER ROLE"), READY);

    assertThat(only().statement()).contains("secret");
  }

  @Test
  void reportsAQueryThatNobodyAnsweredAndGivesItsLateResultToNoOther() {
    wire.client(query("SELECT pg_sleep(99)")).later(Duration.ofSeconds(61)).server(row(), complete("SELECT 1"), READY)
        .client(query("SELECT 2")).server(complete("SELECT 0"), READY);

    assertThat(queries())
        .extracting(Pgsql::statement, Pgsql::unanswered)
        .containsExactly(tuple("SELECT pg_sleep(99)", true), tuple("SELECT 2", null));
  }

  @Test
  void tellsWhatAServerSaysUnasked() {
    wire.server(error("57P01", "terminating connection due to administrator command"));

    assertThat(only().result().error().code()).isEqualTo("57P01");
  }

  @Test
  void passesOverRowsAndStatementsOfAnyLength() {
    String long1 = "x".repeat(100_000);
    wire.client(query("SELECT '" + long1 + "'"))
        .server(message('D', long1), message('N', long1), complete("SELECT 1"), READY);

    assertThat(only().statement()).hasSize(4096);
    assertThat(only().truncated()).isTrue();
    assertThat(only().result().rows()).isEqualTo(1);
  }

  @Test
  void goesOnAfterAGapWithinARow() {
    String row = message('D', "x".repeat(100_000));
    wire.client(query("SELECT 1")).server(columns(1), row.substring(0, 500)).lose(Direction.SERVER, 1000)
        .server(row.substring(1500), complete("SELECT 1"), READY);

    assertThat(only().result()).extracting(Result::status, Result::rows).containsExactly("ok", 1L);
  }

  @Test
  void marksWhatAGapTookAndPairsTheRestAnew() {
    wire.client(query("A")).server(columns(1)).lose(Direction.SERVER, 50).server(READY)
        .client(query("B")).server(complete("B"), READY);

    assertThat(queries())
        .extracting(Pgsql::statement, Pgsql::incomplete)
        .containsExactly(tuple("A", true), tuple("B", null));
  }

  @Test
  void givesUpWhereNoMessageFollowsAGap() {
    wire.client(query("A")).lose(Direction.SERVER, 50).server("nonsense");

    assertThat(wire.anomalies()).containsExactly("pgsql.out_of_range");
  }

  @Test
  void readsAConnectionWhoseBeginningWasNotCaptured() {
    wire = PostgresqlLoginTest.wire(Credentials.MASK);
    wire.client(query("SELECT 1")).server(complete("SELECT 0"), READY);

    assertThat(wire.events(Pgsql.class)).extracting(Pgsql::statement).containsExactly("SELECT 1");
    assertThat(wire.confirmed()).isTrue();
  }

  @Test
  void keepsAtMostAThousandQueriesWaiting() {
    for (int i = 0; i < 3000; i++) wire.client(query("A"));

    assertThat(queries()).hasSize(3000 - 1024);
  }

  @Test
  void namesMessagesThatItDoesNotKnow() {
    wire.client(message('y', ""));

    assertThat(wire.anomalies()).containsExactly("pgsql.unknown_message");
  }

  @Test
  void givesTheSameByteByByte() {
    String client = PARSE + BIND + EXECUTE + SYNC;
    String[] server = {PARSED, BOUND, columns(1), row(), complete("SELECT 1"), READY};
    wire.client(client).server(server);
    Wire slow = loggedIn(Credentials.MASK).bytewise().client(client).server(server);

    assertThat(slow.events(Record.class)).isEqualTo(wire.events(Record.class));
  }
}
