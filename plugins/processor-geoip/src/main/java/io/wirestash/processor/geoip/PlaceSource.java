package io.wirestash.processor.geoip;

import io.wirestash.api.event.Ip;
import java.io.Closeable;
import java.io.IOException;

/** One database file, opened. Any thread. */
interface PlaceSource extends Closeable {
  /**
   * @return null if the database does not know the address
   * @throws IOException if the file is broken where the answer should be
   */
  Place find(Ip address) throws IOException;
}
