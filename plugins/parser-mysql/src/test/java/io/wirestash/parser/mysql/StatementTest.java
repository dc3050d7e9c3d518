package io.wirestash.parser.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.parser.Slice;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTest {
  private static Statement statement(String sql) {
    byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
    return Statement.of(new Slice(bytes, 0, bytes.length), false);
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '|', value = {
      "CREATE USER joe IDENTIFIED BY 's', CREATE USER joe IDENTIFIED BY '***'",
      "alter user joe identified with x as \"s\", alter user joe identified with x as '***'",
      "SET PASSWORD = 's', SET PASSWORD = '***'",
      "SELECT OLD_PASSWORD('s'), SELECT OLD_PASSWORD('***')",
      "CHANGE MASTER TO MASTER_PASSWORD='s', CHANGE MASTER TO MASTER_PASSWORD='***'",
      "CREATE SERVER x OPTIONS (PASSWORD 'it''s'), CREATE SERVER x OPTIONS (PASSWORD '***')",
      "SET PASSWORD = 'a\\'b' -- c, SET PASSWORD = '***' -- c",
      "SET PASSWORD = 'cut, SET PASSWORD = '***'",
      "CREATE TABLE t CONNECTION='mysql://u:s@h/db', CREATE TABLE t CONNECTION='***'",
      "SELECT x FROM t WHERE password = 's', SELECT x FROM t WHERE password = '***'",
      "SET PASSWORD = 's'; SELECT 'name', SET PASSWORD = '***'; SELECT 'name'",
      "SELECT 'name', SELECT 'name'"
  })
  void hidesLiteralsThatMayBePasswords(String sql, String shown) {
    assertThat(statement(sql).text()).isEqualTo(shown);
  }

  @Test
  void tellsWhetherAnythingWasHidden() {
    assertThat(statement("SET PASSWORD = 's'").secretive()).isTrue();
    assertThat(statement("SELECT 's'").secretive()).isFalse();
  }
}
