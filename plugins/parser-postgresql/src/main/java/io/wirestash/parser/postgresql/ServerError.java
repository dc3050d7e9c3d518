package io.wirestash.parser.postgresql;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.Help;
import io.wirestash.api.parser.Cursor;

/**
 * An ErrorResponse, as part of an event. Its fields each begin with a letter: PostgreSQL documentation, "Error and
 * Notice Message Fields".
 */
record ServerError(
    @Help("ERROR, FATAL or PANIC.") String severity,
    @Help("SQLSTATE.") String code,
    @Help("What is wrong.") @Ecs("") String message,
    @Help("More about it.") String detail,
    @Help("What could be done.") String hint,
    @Help("Where in the query, in characters from 1.") String position,
    @Help("The schema it is about.") String schema,
    @Help("The table it is about.") String table,
    @Help("The column it is about.") String column,
    @Help("The constraint that was violated.") String constraint,
    @Help("Source file of the server that reports it.") String file,
    @Help("Line in this file.") String line,
    @Help("Routine in this file.") String routine) {
  private static final int LAST_LETTER = 'z';

  static ServerError read(Cursor in) {
    String[] fields = new String[LAST_LETTER + 1];
    while (in.remaining() > 0) {
      int letter = in.u8();
      if (letter == 0) break;
      String text = Fields.text(in);
      if (letter <= LAST_LETTER) fields[letter] = text;
    }
    String severity = fields['V'] != null ? fields['V'] : fields['S']; // V is not translated, but newer
    return new ServerError(severity, fields['C'], fields['M'], fields['D'], fields['H'], fields['P'], fields['s'],
        fields['t'], fields['c'], fields['n'], fields['F'], fields['L'], fields['R']);
  }

  /** Without what it quotes, which may be a password. */
  ServerError hidden() {
    return new ServerError(severity, code, Statement.withoutQuotes(message), null, hint, position, schema, table,
        column, constraint, file, line, routine);
  }
}
