package io.wirestash.parser.postgresql;

import java.util.ArrayList;
import java.util.List;

/** What the server has said to one request so far. */
final class Answer {
  private static final int MOST_TAGS = 32;
  private static final int LONGEST_TAG = 64;

  private final Request request;
  private final List<String> tags = new ArrayList<>(1);
  private Integer columns;
  private long rows;
  private long affected = -1;
  private long copied = -1;
  private boolean suspended;
  private ServerError error;

  Answer(Request request) {
    this.request = request;
  }

  Request request() {
    return request;
  }

  void columns(int count) {
    if (columns == null) columns = count;
  }

  void row() {
    rows++;
  }

  void copies() {
    if (copied < 0) copied = 0;
  }

  void copied(int bytes) {
    copies();
    copied += bytes;
  }

  void suspended() {
    suspended = true;
  }

  void error(ServerError what) {
    Statement statement = request.statement();
    error = statement != null && statement.secretive() ? what.hidden() : what;
  }

  boolean failed() {
    return error != null;
  }

  /** CommandComplete: {@code INSERT 0 1}, {@code CREATE TABLE}; the last number counts rows. */
  void tag(String text) {
    if (tags.size() < MOST_TAGS) tags.add(text.length() > LONGEST_TAG ? text.substring(0, LONGEST_TAG) : text);
    if (text.startsWith("SELECT") || text.startsWith("SHOW")) return; // rows that were returned, and are counted
    long number = lastNumber(text);
    if (number >= 0) affected = Math.max(0, affected) + number;
  }

  private static long lastNumber(String tag) {
    String last = tag.substring(tag.lastIndexOf(' ') + 1);
    boolean plain = !last.isEmpty() && last.length() < 18 && last.chars().allMatch(c -> c >= '0' && c <= '9');
    return plain ? Long.parseLong(last) : -1;
  }

  /** @param whole true if the server has said all */
  Result result(boolean whole) {
    String status = error != null ? "error" : whole ? "ok" : null;
    return new Result(status, List.copyOf(tags), columns, columns == null && rows == 0 ? null : (Long) rows,
        affected < 0 ? null : (Long) affected, copied < 0 ? null : (Long) copied, suspended ? true : null, error);
  }
}
