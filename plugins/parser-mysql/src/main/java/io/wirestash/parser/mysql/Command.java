package io.wirestash.parser.mysql;

import java.util.Locale;

/** The commands, with what answers them. */
enum Command {
  SLEEP(0x00, Answer.STATUS),
  QUIT(0x01, Answer.NONE),
  INIT_DB(0x02, Answer.STATUS),
  QUERY(0x03, Answer.RESULT),
  FIELD_LIST(0x04, Answer.ROWS),
  CREATE_DB(0x05, Answer.STATUS),
  DROP_DB(0x06, Answer.STATUS),
  REFRESH(0x07, Answer.STATUS),
  SHUTDOWN(0x08, Answer.STATUS),
  STATISTICS(0x09, Answer.TEXT),
  PROCESS_INFO(0x0a, Answer.RESULT),
  CONNECT(0x0b, Answer.STATUS),
  PROCESS_KILL(0x0c, Answer.STATUS),
  DEBUG(0x0d, Answer.STATUS),
  PING(0x0e, Answer.STATUS),
  TIME(0x0f, Answer.STATUS),
  DELAYED_INSERT(0x10, Answer.STATUS),
  CHANGE_USER(0x11, Answer.LOGIN),
  BINLOG_DUMP(0x12, Answer.ROWS),
  TABLE_DUMP(0x13, Answer.ROWS),
  CONNECT_OUT(0x14, Answer.STATUS),
  REGISTER_SLAVE(0x15, Answer.STATUS),
  STMT_PREPARE(0x16, Answer.PREPARED),
  STMT_EXECUTE(0x17, Answer.RESULT),
  STMT_SEND_LONG_DATA(0x18, Answer.NONE),
  STMT_CLOSE(0x19, Answer.NONE),
  STMT_RESET(0x1a, Answer.STATUS),
  SET_OPTION(0x1b, Answer.STATUS),
  STMT_FETCH(0x1c, Answer.ROWS),
  DAEMON(0x1d, Answer.STATUS),
  BINLOG_DUMP_GTID(0x1e, Answer.ROWS),
  RESET_CONNECTION(0x1f, Answer.STATUS),
  CLONE(0x20, Answer.STATUS),
  SUBSCRIBE_GROUP_REPLICATION_STREAM(0x21, Answer.STATUS),
  STMT_BULK_EXECUTE(0xfa, Answer.RESULT);

  /** The form of an answer; an error can take the place of any. */
  enum Answer {
    NONE,
    /** OK or EOF. */
    STATUS,
    /** OK, or columns and rows, or the wish for a file of the client's; one or several. */
    RESULT,
    /** Rows, or descriptions of columns, or events, without anything before them. */
    ROWS,
    PREPARED,
    /** Words in one packet. */
    TEXT,
    /** An exchange as after a connection's beginning. */
    LOGIN
  }

  private static final Command[] BY_CODE = new Command[256];

  static {
    for (Command each : values()) BY_CODE[each.code] = each;
  }

  private final int code;
  private final Answer answer;
  private final String text = name().toLowerCase(Locale.ROOT);

  Command(int code, Answer answer) {
    this.code = code;
    this.answer = answer;
  }

  /** The command with a code, or null. */
  static Command of(int code) {
    return BY_CODE[code];
  }

  Answer answer() {
    return answer;
  }

  boolean hasStatement() {
    return this == QUERY || this == STMT_PREPARE;
  }

  /** True if the number of a prepared statement comes first. */
  boolean hasStatementId() {
    return switch (this) {
      case STMT_EXECUTE, STMT_SEND_LONG_DATA, STMT_CLOSE, STMT_RESET, STMT_FETCH, STMT_BULK_EXECUTE -> true;
      default -> false;
    };
  }

  /** The name in events. */
  String text() {
    return text;
  }
}
