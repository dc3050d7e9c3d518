package io.wirestash.processor.geoip;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/** Writes small qqwry.dat files, record by record. */
final class QqwryFile {
  private final ByteArrayOutputStream records = new ByteArrayOutputStream();
  private final ByteArrayOutputStream index = new ByteArrayOutputStream();

  QqwryFile() {
    records.writeBytes(new byte[8]); // the header
  }

  /** Where the next byte will be. */
  int here() {
    return records.size();
  }

  /** A name on its own, to be pointed to. */
  int name(String name) {
    int at = here();
    records.writeBytes(name.getBytes(Charset.forName("GBK")));
    records.write(0);
    return at;
  }

  /** Place and provider of a range. */
  QqwryFile range(long first, long last, Object... parts) {
    number(first, 4, index);
    number(here(), 3, index);
    number(last, 4, records);
    return then(parts);
  }

  /** Text, or numbers: a byte of mode below 3, any other an offset of 3 bytes. */
  QqwryFile then(Object... parts) {
    for (Object part : parts) {
      if (part instanceof String text) name(text);
      else if ((int) part > 0 && (int) part < 3) records.write((int) part);
      else number((int) part, 3, records);
    }
    return this;
  }

  private static void number(long value, int bytes, ByteArrayOutputStream to) {
    for (int i = 0; i < bytes; i++) to.write((int) (value >> 8 * i));
  }

  byte[] bytes() {
    int first = here();
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    number(first, 4, header);
    number(first + index.size() - 7, 4, header);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(header.toByteArray());
    whole.write(records.toByteArray(), 8, records.size() - 8);
    whole.writeBytes(index.toByteArray());
    return whole.toByteArray();
  }
}
