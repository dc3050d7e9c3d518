package io.wirestash.parser.postgresql;

import io.wirestash.api.parser.Cursor;
import java.util.LinkedHashMap;
import java.util.Map;

/** The prepared statements of a connection, and what was bound to them; of each the last {@value #MOST}. */
final class Statements {
  private static final int MOST = 64;

  /** Characters of a prepared statement that each event of its executions repeats. */
  private static final int REPEATED = 500;

  private static final Portal UNKNOWN = new Portal(null, null, -1);

  private final boolean shown;
  private final Map<String, Statement> prepared = new LinkedHashMap<>();
  private final Map<String, Portal> portals = new LinkedHashMap<>();

  /**
   * A statement with its values.
   *
   * @param statement null if it was not seen
   * @param parameters how many, or -1
   */
  record Portal(Statement statement, String statementName, int parameters) {}

  /** @param shown true if passwords may be seen */
  Statements(boolean shown) {
    this.shown = shown;
  }

  Statement simple(Cursor body) {
    return Statement.of(Fields.terminated(body), shown);
  }

  Statement parse(String name, Cursor body) {
    Statement statement = simple(body);
    put(prepared, name, statement.shortened(REPEATED));
    return statement;
  }

  /** Bind: a portal, a statement, the formats of the values, and the values. */
  void bind(Cursor body) {
    String portal = Fields.name(body);
    String name = Fields.name(body);
    body.skip(2 * body.u16());
    put(portals, portal, new Portal(prepared.get(name), name, body.u16()));
  }

  Portal portal(String name) {
    return portals.getOrDefault(name, UNKNOWN);
  }

  void close(Cursor body) {
    Map<String, ?> kind = body.u8() == 'S' ? prepared : portals;
    kind.remove(Fields.name(body));
  }

  private static <T> void put(Map<String, T> all, String name, T one) {
    if (all.size() == MOST && !all.containsKey(name)) all.remove(all.keySet().iterator().next());
    all.put(name, one);
  }
}
