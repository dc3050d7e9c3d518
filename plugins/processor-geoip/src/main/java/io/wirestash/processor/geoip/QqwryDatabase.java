package io.wirestash.processor.geoip;

import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Ip;
import java.io.IOException;
import java.nio.charset.Charset;

/**
 * A qqwry.dat: Chinese names of places by IPv4 range. All numbers are little-endian, all text is GBK and ends with NUL.
 *
 * <pre>
 * header  first index row, last index row                  4 bytes each
 * index   first address of a range, where its record is    4 and 3 bytes, sorted by address
 * record  last address of the range, place, provider       4 bytes, then text
 * </pre>
 *
 * Place and provider may stand elsewhere: a byte of 1 says that both do, a byte of 2 that this one does, and 3 bytes say
 * where.
 */
final class QqwryDatabase implements PlaceSource {
  private static final Charset GBK = Charset.forName("GBK");
  private static final int ROW = 7;
  private static final int HEADER = 8;
  private static final int BOTH_ELSEWHERE = 1;
  private static final int ELSEWHERE = 2;

  /** Longest name; the format knows no limit. */
  private static final int MAX_TEXT = 1024;

  /** The maker's advertisement stands where nothing is known. */
  private static final String PLACEHOLDER = "CZ88.NET";

  private final byte[] data;
  private final int first;
  private final int rows;

  /** @param data for which {@link #looksLike} holds */
  QqwryDatabase(byte[] data) {
    this.data = data;
    first = (int) u32(data, 0);
    rows = (int) ((u32(data, 4) - first) / ROW + 1);
  }

  static boolean looksLike(byte[] data) {
    if (data.length < HEADER + ROW) return false;
    long first = u32(data, 0);
    long last = u32(data, 4);
    return first >= HEADER && first <= last && last + ROW <= data.length && (last - first) % ROW == 0;
  }

  @Override
  public Place find(Ip address) throws IOException {
    if (address.v6()) return null;
    int row = row(address.low());
    if (row < 0) return null;
    int record = u24(first + row * ROW + 4);
    if (address.low() > u32(record)) return null;
    int at = record + 4;
    if (u8(at) == BOTH_ELSEWHERE) at = u24(at + 1);
    boolean placeElsewhere = u8(at) == ELSEWHERE;
    String place = known(placeElsewhere ? text(u24(at + 1)) : text(at));
    String provider = provider(placeElsewhere ? at + 4 : endOfText(at) + 1);
    return new Place(null, null, place, null, null, null, EventType.ABSENT, null, provider);
  }

  /** The last row whose range begins at the address or before it; -1 if none does. */
  private int row(long address) throws IOException {
    int low = 0;
    int high = rows - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (u32(first + middle * ROW) <= address) low = middle + 1;
      else high = middle - 1;
    }
    return high;
  }

  private String provider(int at) throws IOException {
    int mode = u8(at);
    if (mode != BOTH_ELSEWHERE && mode != ELSEWHERE) return known(text(at));
    int where = u24(at + 1);
    return where == 0 ? null : known(text(where));
  }

  private static String known(String text) {
    String name = text.strip();
    return name.isEmpty() || name.equalsIgnoreCase(PLACEHOLDER) ? null : name;
  }

  private String text(int at) throws IOException {
    return new String(data, at, endOfText(at) - at, GBK);
  }

  private int endOfText(int at) throws IOException {
    for (int i = at; i <= at + MAX_TEXT; i++) if (u8(i) == 0) return i;
    throw new IOException("a name at byte " + at + " does not end");
  }

  private int u8(int at) throws IOException {
    if (at < 0 || at >= data.length) throw new IOException("it points to byte " + at + " of " + data.length);
    return data[at] & 0xff;
  }

  private int u24(int at) throws IOException {
    return u8(at) | u8(at + 1) << 8 | u8(at + 2) << 16;
  }

  private long u32(int at) throws IOException {
    return u24(at) | (long) u8(at + 3) << 24;
  }

  private static long u32(byte[] data, int at) {
    return data[at] & 0xff | (data[at + 1] & 0xff) << 8 | (data[at + 2] & 0xff) << 16 | (data[at + 3] & 0xffL) << 24;
  }

  @Override
  public void close() {}
}
