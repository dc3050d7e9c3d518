package io.wirestash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
  private static Table table(int columns) {
    return new Table("  ", columns)
        .row("NAME", "MEANING")
        .row("a", "one two three four five")
        .row("longer", "abcdefghijklmnopqrstuvwxyz");
  }

  @Test
  void alignsColumns() {
    assertThat(table(Table.UNLIMITED)).hasToString("""
          NAME    MEANING
          a       one two three four five
          longer  abcdefghijklmnopqrstuvwxyz
        """);
  }

  @Test
  void breaksTheLastColumnBetweenWordsWhereItCan() {
    assertThat(table(30)).hasToString("""
          NAME    MEANING
          a       one two three four
                  five
          longer  abcdefghijklmnopqrst
                  uvwxyz
        """);
  }

  @Test
  void breaksNothingIfThereIsHardlyAnyRoom() {
    assertThat(table(29)).hasToString(table(Table.UNLIMITED).toString());
  }

  @Test
  void showsControlCharactersAsEscapes() {
    assertThat(new Table("", Table.UNLIMITED).row("a\u001b[2J", null)).hasToString("a\\x1b[2J\n");
  }
}
