package io.wirestash.output.elasticsearch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The body of one {@code _bulk} request: for each event an action line and its document. Owned by one thread at a time;
 * used again and again, so that its array need not grow anew.
 */
final class Bulk {
  private static final byte[] INDEX = ascii("{\"create\":{\"_index\":\"");
  private static final byte[] ID = ascii("\",\"_id\":\"");
  private static final byte[] END = ascii("\"}}\n");

  private byte[] body = new byte[1 << 16];
  private int length;
  private int size;
  private int[] action = new int[256];
  private int[] document = new int[256];
  private String[] type = new String[256];
  private long[] nanos = new long[256];
  private long since;

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Adds an event; {@code line} from {@code from} on is its document with the line feed. */
  void add(byte[] index, String type, long nanos, byte[] line, int from, int count) {
    int id = EventId.find(line, from, count);
    if (size == action.length) growTables();
    reserve(INDEX.length + index.length + ID.length + EventId.LENGTH + END.length + count);
    action[size] = length;
    put(INDEX, 0, INDEX.length);
    put(index, 0, index.length);
    put(ID, 0, ID.length);
    put(line, id, EventId.LENGTH);
    put(END, 0, END.length);
    document[size] = length;
    put(line, from, count);
    this.type[size] = type;
    this.nanos[size] = nanos;
    size++;
  }

  private void put(byte[] bytes, int from, int count) {
    System.arraycopy(bytes, from, body, length, count);
    length += count;
  }

  private void reserve(int more) {
    if (body.length - length < more) body = Arrays.copyOf(body, Math.max(body.length * 2, length + more));
  }

  private void growTables() {
    action = Arrays.copyOf(action, size * 2);
    document = Arrays.copyOf(document, size * 2);
    type = Arrays.copyOf(type, size * 2);
    nanos = Arrays.copyOf(nanos, size * 2);
  }

  /** Drops all events but those marked, which move up. */
  void retain(boolean[] keep) {
    int kept = 0;
    int to = 0;
    int end = length;
    for (int i = 0; i < size; i++) {
      int from = action[i];
      int next = i + 1 < size ? action[i + 1] : end;
      int head = document[i] - from;
      if (!keep[i]) continue;
      System.arraycopy(body, from, body, to, next - from);
      action[kept] = to;
      document[kept] = to + head;
      type[kept] = type[i];
      nanos[kept] = nanos[i];
      kept++;
      to += next - from;
    }
    size = kept;
    length = to;
  }

  /** A copy of some of the events, to be sent and forgotten. */
  Bulk part(int from, int to) {
    Bulk part = new Bulk();
    part.reserve(start(to) - start(from));
    part.put(body, start(from), start(to) - start(from));
    part.action = Arrays.copyOfRange(action, from, to);
    part.document = Arrays.copyOfRange(document, from, to);
    part.type = Arrays.copyOfRange(type, from, to);
    part.nanos = Arrays.copyOfRange(nanos, from, to);
    for (int i = 0; i < to - from; i++) {
      part.action[i] -= start(from);
      part.document[i] -= start(from);
    }
    part.size = to - from;
    return part;
  }

  private int start(int i) {
    return i == size ? length : action[i];
  }

  void clear() {
    length = 0;
    size = 0;
  }

  /** Remembers when its first event came, {@link System#nanoTime}. */
  void since(long now) {
    since = now;
  }

  long since() {
    return since;
  }

  int size() {
    return size;
  }

  byte[] body() {
    return body;
  }

  int length() {
    return length;
  }

  String type(int i) {
    return type[i];
  }

  long nanos(int i) {
    return nanos[i];
  }

  /** Where the i-th event's document begins in the body. */
  int document(int i) {
    return document[i];
  }

  /** Length of the i-th document without its line feed. */
  int documentLength(int i) {
    return start(i + 1) - document[i] - 1;
  }

  /** The i-th event's id. */
  String id(int i) {
    int from = document[i] - END.length - EventId.LENGTH;
    return new String(body, from, EventId.LENGTH, StandardCharsets.US_ASCII);
  }

  /** The i-th event's index. */
  String index(int i) {
    int from = action[i] + INDEX.length;
    int to = document[i] - END.length - EventId.LENGTH - ID.length;
    return new String(body, from, to - from, StandardCharsets.US_ASCII);
  }
}
