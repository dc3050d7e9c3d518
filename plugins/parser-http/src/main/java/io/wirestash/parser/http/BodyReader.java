package io.wirestash.parser.http;

import io.wirestash.api.parser.Cursor;

/**
 * Follows a body to its end (RFC 9112 sections 6 and 7.1) and hands its content on. Content is read as it comes, in
 * pieces of any size; the lines between chunks only whole.
 */
final class BodyReader {
  /** Longest line between chunks. */
  static final int MAX_LINE = 4096;

  private static final int MAX_DIGITS = 15; // of 4 bits: far more than anybody sends

  private enum Place {
    /** In content that ends after so many bytes. */
    LENGTH,
    CHUNK_SIZE,
    CHUNK_DATA,
    CHUNK_END,
    TRAILERS,
    /** In content that ends with the connection. */
    CLOSE,
    END
  }

  private final Message message;
  private final Body body;
  private Place place;
  private long left;
  private boolean lost;

  BodyReader(Message message, Framing framing, Body body) {
    this.message = message;
    this.body = body;
    this.left = framing.length();
    this.place = switch (framing.end()) {
      case NONE -> Place.END;
      case LENGTH -> Place.LENGTH;
      case CHUNKS -> Place.CHUNK_SIZE;
      case CLOSE -> Place.CLOSE;
    };
  }

  boolean ended() {
    return place == Place.END;
  }

  /** True if the body's end was not found: what follows may be anything. */
  boolean lost() {
    return lost;
  }

  /** Reads at least a byte. */
  void read(Cursor in, HeadReader heads) {
    switch (place) {
      case LENGTH -> content(in, Place.END);
      case CHUNK_SIZE -> chunkSize(in);
      case CHUNK_DATA -> content(in, Place.CHUNK_END);
      case CHUNK_END -> chunkEnd(in);
      case TRAILERS -> trailers(in, heads);
      case CLOSE -> take(in, in.remaining());
      case END -> throw new IllegalStateException("read beyond the body");
    }
  }

  private void content(Cursor in, Place next) {
    int length = (int) Math.min(in.remaining(), left);
    take(in, length);
    left -= length;
    if (left == 0) place = next;
  }

  private void take(Cursor in, int length) {
    body.write(in.array(), in.position(), length);
    in.skip(length);
  }

  // ---- chunks

  /** <pre>  size in hexadecimal [ ; extensions ] CR LF </pre> */
  private void chunkSize(Cursor in) {
    WireText line = line(in);
    if (line == null) return;
    int extension = line.indexOf(';');
    WireText digits = (extension < 0 ? line : line.sub(0, extension)).trimmed();
    long size = hexadecimal(digits);
    if (extension >= 0) message.add(HttpAnomaly.CHUNK_EXTENSION);
    if (size < 0) {
      giveUp();
      return;
    }
    left = size;
    place = size == 0 ? Place.TRAILERS : Place.CHUNK_DATA;
  }

  private static long hexadecimal(WireText digits) {
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.at(i), 16);
      if (digit < 0 || value >> 4 * (MAX_DIGITS - 1) != 0) return -1;
      value = value << 4 | digit;
    }
    return digits.isEmpty() ? -1 : value;
  }

  private void chunkEnd(Cursor in) {
    int first = in.peek();
    if (first == '\r' && in.peek(1) == '\n') {
      in.skip(2);
    } else if (first == '\n') {
      in.skip(1);
      message.add(HttpAnomaly.BARE_LF);
    } else {
      in.skip(1);
      giveUp();
      return;
    }
    place = Place.CHUNK_SIZE;
  }

  /** The next line, or null if it is too long: then the chunks are given up. */
  private WireText line(Cursor in) {
    byte[] bytes = in.array();
    int from = in.position();
    int limit = Math.min(in.limit(), from + MAX_LINE);
    for (int i = from; i < limit; i++) {
      if (bytes[i] != '\n') continue;
      boolean bare = i == from || bytes[i - 1] != '\r';
      if (bare) message.add(HttpAnomaly.BARE_LF);
      in.skip(i + 1 - from);
      return new WireText(bytes, from, (bare ? i : i - 1) - from);
    }
    if (limit - from == MAX_LINE) {
      in.skip(MAX_LINE);
      giveUp();
      return null;
    }
    in.line(MAX_LINE);
    throw new IllegalStateException("a line where there was none");
  }

  private void trailers(Cursor in, HeadReader heads) {
    Head trailers = heads.trailers(in, message.anomalies());
    if (trailers.hasFields()) message.trailers(trailers);
    place = Place.END;
  }

  private void giveUp() {
    message.add(HttpAnomaly.BAD_CHUNK);
    lost = true;
    place = Place.END;
  }

  // ---- what is not there

  /** So many bytes are missing here. */
  void gap(long missing) {
    boolean counted = place == Place.LENGTH || place == Place.CHUNK_DATA;
    if (place == Place.CLOSE) {
      body.missing(missing);
    } else if (counted && missing <= left) {
      body.missing(missing);
      left -= missing;
      if (left == 0) place = place == Place.LENGTH ? Place.END : Place.CHUNK_END;
    } else {
      body.missing(counted ? left : missing);
      lost = true;
      place = Place.END;
    }
  }

  /**
   * No byte follows.
   *
   * @param closed whether the connection ended in an orderly way
   * @return whether the body was complete
   */
  boolean end(boolean closed) {
    boolean complete = !lost && (place == Place.END || place == Place.CLOSE && closed);
    body.end(complete);
    return complete;
  }
}
