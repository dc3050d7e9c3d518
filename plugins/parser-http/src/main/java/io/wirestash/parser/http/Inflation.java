package io.wirestash.parser.http;

import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Undoes gzip (RFC 1952, any number of members) and deflate (RFC 1950; RFC 1951 without its wrapper, as some servers
 * send it), as the bytes come. Check sums are not compared. Holds memory outside the heap until its end.
 */
final class Inflation implements ByteSink {
  private enum Step {
    HEADER,
    DATA,
    CHECK,
    AFTER
  }

  private static final int GZIP_CHECK = 8;
  private static final int BUFFER = 8 << 10;

  private final ByteSink out;
  private final boolean gzip;
  private final Set<HttpAnomaly> anomalies;
  private final byte[] buffer = new byte[BUFFER];
  private GzipHeader header = new GzipHeader();
  private Inflater inflater;
  private Step step = Step.HEADER;
  private int checkLeft;
  private boolean oneMember;

  Inflation(boolean gzip, ByteSink out, Set<HttpAnomaly> anomalies) {
    this.gzip = gzip;
    this.out = out;
    this.anomalies = anomalies;
  }

  @Override
  public boolean write(byte[] bytes, int from, int length) throws CodingException {
    int end = from + length;
    int at = from;
    while (at < end) {
      if (step == Step.AFTER) {
        anomalies.add(HttpAnomaly.TRAILING_DATA);
        return true;
      }
      at = advance(bytes, at, end);
      if (at < 0) return false;
    }
    return true;
  }

  /** Reads a part; returns where the next begins, or -1 if no more output is wanted. */
  private int advance(byte[] bytes, int from, int end) throws CodingException {
    return switch (step) {
      case HEADER -> gzip ? gzipHeader(bytes, from, end) : deflateHeader(bytes, from);
      case DATA -> inflate(bytes, from, end);
      case CHECK -> check(from, end);
      case AFTER -> end;
    };
  }

  private int gzipHeader(byte[] bytes, int from, int end) throws CodingException {
    int at;
    try {
      at = header.read(bytes, from, end);
    } catch (CodingException e) {
      if (!oneMember) throw e;
      step = Step.AFTER; // what follows a member need not be another
      return from;
    }
    if (!header.isWhole()) return at;
    open(true);
    return at;
  }

  /** RFC 1950 section 2.2: the low half of the first byte is 8; no deflate data without wrapper begins like that. */
  private int deflateHeader(byte[] bytes, int from) {
    open((bytes[from] & 0x0f) != 8);
    return from;
  }

  private void open(boolean raw) {
    if (inflater == null) inflater = new Inflater(raw);
    else inflater.reset();
    step = Step.DATA;
  }

  private int inflate(byte[] bytes, int from, int end) throws CodingException {
    inflater.setInput(bytes, from, end - from);
    try {
      while (true) {
        int n = inflater.inflate(buffer);
        if (n > 0 && !out.write(buffer, 0, n)) return -1;
        if (inflater.finished()) break;
        if (inflater.needsDictionary()) throw new CodingException();
        if (n < buffer.length) return end; // there was room for more: the input is used up
      }
    } catch (DataFormatException e) {
      throw new CodingException();
    }
    oneMember = true;
    step = gzip ? Step.CHECK : Step.AFTER;
    checkLeft = GZIP_CHECK;
    return end - inflater.getRemaining();
  }

  private int check(int from, int end) {
    int n = Math.min(checkLeft, end - from);
    checkLeft -= n;
    if (checkLeft == 0) {
      step = Step.HEADER;
      header = new GzipHeader();
    }
    return from + n;
  }

  @Override
  public boolean end() throws CodingException {
    if (inflater != null) inflater.end();
    boolean whole = step == Step.AFTER || step == Step.HEADER && oneMember;
    return out.end() && whole;
  }
}
