package io.wirestash.output.elasticsearch;

import java.util.Set;

/** What an answer of the server means for an event or for a whole request, and what is to be done. */
enum Verdict {
  STORED,
  /** An event of this id is there already: it was sent before. */
  PRESENT,
  /** The server has too much to do: the same again, later and less at a time. */
  OVERLOADED,
  /** Trouble that passes: the same again, later. */
  TROUBLE,
  /** An operator has to do something: the same again until it is done. */
  BLOCKED,
  /** Our credentials are not good enough: the same again, but seldom, since many attempts lock accounts. */
  DENIED,
  /** Too much at once, or something wrong with one of many events: each half for itself. */
  SPLIT,
  /** This event will never be taken. */
  REJECTED;

  private static final Set<String> OPERATORS_STATE =
      Set.of("index_closed_exception", "cluster_block_exception", "index_not_found_exception", "security_exception");

  /** One event's result in an answer to {@code _bulk}. */
  static Verdict ofItem(int status, String error) {
    if (status == 200 || status == 201) return STORED;
    if (status == 409 && error.equals("version_conflict_engine_exception")) return PRESENT;
    if (OPERATORS_STATE.contains(error)) return BLOCKED; // a full disk is one: 429 and cluster_block_exception
    if (status == 429) return OVERLOADED;
    return status >= 500 ? TROUBLE : REJECTED;
  }

  /** An answer that is not 200. */
  static Verdict ofRequest(int status) {
    return switch (status) {
      case 400, 413 -> SPLIT;
      case 401, 403 -> DENIED;
      case 429 -> OVERLOADED;
      default -> status >= 500 ? TROUBLE : BLOCKED; // redirects, too: whoever sends them is not the server
    };
  }

  /** True if the event is to be sent again. */
  boolean open() {
    return this == OVERLOADED || this == TROUBLE || this == BLOCKED;
  }
}
