package io.wirestash.parser.mysql;

import io.wirestash.api.event.EventType;
import io.wirestash.api.parser.Cursor;

/** The server's answer to a command, packet by packet. */
final class Reply {
  private static final int LOCAL_FILE = 0xfb;

  private enum Part {
    BEGIN,
    COLUMNS,
    /** An EOF, which newer servers leave out. */
    AFTER_COLUMNS,
    ROWS,
    /** Descriptions of what was prepared. */
    DESCRIPTIONS
  }

  private final Request request;
  private final Command.Answer answer;
  private Part part;
  private long expected; // descriptions to come
  private int results = 1;
  private Integer columns;
  private Integer parameters;
  private Long rows;
  private String file;
  private Status status;
  private long statementId = -1;

  /** @param request what is answered, or null if it was not seen */
  Reply(Request request) {
    this.request = request;
    this.answer = request == null ? Command.Answer.RESULT : request.command().answer();
    this.part = answer == Command.Answer.ROWS ? Part.ROWS : Part.BEGIN;
    if (part == Part.ROWS) rows = 0L;
  }

  Request request() {
    return request;
  }

  /** True if packets may be rows, which need not be read. */
  boolean inRows() {
    return part == Part.ROWS;
  }

  void row() {
    rows++;
  }

  /** True if nothing of the answer could be read yet. */
  boolean isUnbegun() {
    return part == Part.BEGIN && results == 1 && file == null;
  }

  /**
   * Reads a packet.
   *
   * @param length of its payload, of which the head is here
   * @return true if the answer is complete
   */
  boolean read(Cursor packet, int length) {
    int first = packet.peek();
    if (first == Status.ERR) return !Status.isProgress(packet) && end(Status.read(packet));
    return switch (part) {
      case BEGIN -> begin(packet, first);
      case COLUMNS -> column();
      case AFTER_COLUMNS -> afterColumns(packet, first, length);
      case ROWS -> rows(packet, first);
      case DESCRIPTIONS -> !Status.isShortEof(first, length) && --expected <= 0; // older servers have EOFs
    };
  }

  private boolean begin(Cursor packet, int first) {
    return switch (answer) {
      case RESULT -> result(packet, first);
      case PREPARED -> prepared(packet);
      case TEXT -> end(new Status(0, null, Fields.text(packet.rest()), -1, 0, 0, EventType.ABSENT));
      default -> end(Status.read(packet));
    };
  }

  private boolean result(Cursor packet, int first) {
    if (first == Status.OK || first == Status.EOF) return end(Status.read(packet));
    if (first == LOCAL_FILE) {
      packet.skip(1);
      file = Fields.text(packet.rest());
      return false; // the client sends the file, then the result comes
    }
    expected = Fields.number(packet);
    if (columns == null) columns = (int) Math.min(expected, Integer.MAX_VALUE);
    if (rows == null) rows = 0L;
    boolean described = packet.remaining() == 0 || packet.u8() != 0; // an optional flag: 0 if known from before
    part = described ? Part.COLUMNS : Part.AFTER_COLUMNS;
    return false;
  }

  private boolean column() {
    if (--expected <= 0) part = Part.AFTER_COLUMNS;
    return false;
  }

  private boolean afterColumns(Cursor packet, int first, int length) {
    part = Part.ROWS;
    if (!Status.isShortEof(first, length)) return rows(packet, first);
    Status eof = Status.read(packet);
    return eof.has(Status.CURSOR_EXISTS) && end(eof);
  }

  private boolean rows(Cursor packet, int first) {
    if (first == Status.EOF) return end(Status.read(packet));
    rows++;
    return false;
  }

  /** COM_STMT_PREPARE_OK: its number, how many columns and parameters, whose descriptions follow. */
  private boolean prepared(Cursor packet) {
    packet.skip(1);
    statementId = packet.u32le();
    columns = packet.u16le();
    parameters = packet.u16le();
    int warnings = packet.remaining() < 3 ? EventType.ABSENT : packet.u24le() >> 8; // after a byte without meaning
    boolean described = packet.remaining() == 0 || packet.u8() != 0;
    status = new Status(0, null, null, -1, 0, 0, warnings);
    expected = described ? columns + parameters : 0;
    part = Part.DESCRIPTIONS;
    return expected == 0;
  }

  private boolean end(Status last) {
    status = last;
    boolean more = last.has(Status.MORE_RESULTS) && !last.failed();
    if (!more) return true;
    results++;
    part = Part.BEGIN;
    return false;
  }

  /** The number of what was prepared, or -1. */
  long statementId() {
    return statementId;
  }

  boolean succeeded() {
    return status != null && !status.failed();
  }

  /** What came of the command, as far as it was read. */
  Result result() {
    Result result = Result.of(status, results > 1 ? (Integer) results : null, columns, rows, parameters, file);
    boolean secretive = request != null && request.statement() != null && request.statement().secretive();
    return secretive ? result.hidden() : result;
  }
}
