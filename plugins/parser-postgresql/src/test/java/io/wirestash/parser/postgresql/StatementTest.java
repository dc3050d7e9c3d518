package io.wirestash.parser.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.parser.Slice;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTest {
  @ParameterizedTest
  @CsvSource(quoteCharacter = '|', value = {
      "ALTER ROLE joe PASSWORD 's', ALTER ROLE joe PASSWORD '***'",
      "alter role joe encrypted password E'a\\'b' x, alter role joe encrypted password E'***' x",
      "ALTER ROLE joe PASSWORD 'a\\' VALID UNTIL 'now', ALTER ROLE joe PASSWORD '***' VALID UNTIL '***'",
      "SET x = '\\'; ALTER ROLE joe PASSWORD 's', SET x = '\\'; ALTER ROLE joe PASSWORD '***'",
      "ALTER ROLE \"it's\" PASSWORD 's', ALTER ROLE \"it's\" PASSWORD '***'",
      "/* it's /* a */ */ ALTER ROLE joe PASSWORD 's', /* it's /* a */ */ ALTER ROLE joe PASSWORD '***'",
      "ALTER ROLE joe PASSWORD $x$a$$b$x$ y, ALTER ROLE joe PASSWORD '***' y",
      "SELECT dblink('host=h password=s'), SELECT dblink('***')",
      "CREATE SUBSCRIPTION s CONNECTION 'postgresql://u:s@h/d', CREATE SUBSCRIPTION s CONNECTION '***'",
      "ALTER ROLE joe PASSWORD 's'; SELECT 'name', ALTER ROLE joe PASSWORD '***'; SELECT 'name'",
      "ALTER ROLE joe PASSWORD 'cut, ALTER ROLE joe PASSWORD '***'",
      "SELECT $1 + $2 || 'name', SELECT $1 + $2 || 'name'"
  })
  void hidesLiteralsThatMayBePasswords(String sql, String shown) {
    assertThat(hidden(sql)).isEqualTo(shown);
  }

  @Test
  void isNotMisledByQuotesInComments() {
    assertThat(hidden("-- don't\nALTER ROLE joe PASSWORD 's'")).isEqualTo("-- don't\nALTER ROLE joe PASSWORD '***'");
  }

  private static String hidden(String sql) {
    byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
    return Statement.of(new Slice(bytes, 0, bytes.length), false).text();
  }
}
