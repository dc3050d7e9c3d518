package io.wirestash.parser.smtp;

import io.wirestash.api.parser.Cursor;

/** Where the client's bytes are a message and no commands: after DATA up to its end, or so many as BDAT says. */
final class MessageInput {
  private final boolean hashes;
  private Mail mail; // null if nobody knows whose message it is
  private DataReader data; // not null after DATA
  private long chunk; // bytes of a BDAT that are still to come
  private boolean lastChunk;

  MessageInput(boolean hashes) {
    this.hashes = hashes;
  }

  boolean isOpen() {
    return isData() || chunk > 0;
  }

  boolean isData() {
    return data != null;
  }

  /** A message of lines begins. */
  void data(Mail about) {
    mail = about;
    data = new DataReader();
  }

  /** A piece of a message begins; true if it is the end of its message already. */
  boolean chunk(Mail about, long size, boolean last) {
    mail = about;
    chunk = size;
    lastChunk = last;
    return chunk == 0 && ended();
  }

  /** Gives the message the bytes that are there; true if its last one was among them. */
  boolean read(Cursor in) {
    if (!isData()) return readChunk(in);
    return data.read(in, mail.reader(hashes)) && ended();
  }

  private boolean readChunk(Cursor in) {
    int length = (int) Math.min(in.remaining(), chunk);
    if (mail != null) mail.reader(hashes).bytes(in.array(), in.position(), in.position() + length);
    in.skip(length);
    chunk -= length;
    return chunk == 0 && ended();
  }

  private boolean ended() {
    if (!isData() && !lastChunk) return false;
    if (mail != null) mail.reader(hashes).end();
    return true;
  }

  /** True if the message that comes, or came last, has an end that is none. */
  boolean hasOddEnd() {
    return isData() && data.hasOddEnd();
  }

  /** What follows are commands. */
  void close() {
    data = null;
    chunk = 0;
  }

  /** Bytes were lost; returns how many of them were behind the piece that was coming. */
  long gap(long missing) {
    long own = isData() ? missing : Math.min(missing, chunk);
    if (isData()) data.gap();
    if (own > 0 && mail != null) mail.reader(hashes).gap(own);
    if (!isData()) chunk -= own;
    return missing - own;
  }
}
